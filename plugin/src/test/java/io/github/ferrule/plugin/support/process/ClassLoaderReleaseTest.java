package io.github.ferrule.plugin.support.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A daemon such as mvnd keeps its JVM, and drops the plugin's class loader when a build no longer uses it. */
class ClassLoaderReleaseTest {

    @Test
    void nothingKeepsTheClassesOfThePluginOnceItsProgramsHaveEnded() throws Exception {
        WeakReference<ClassLoader> plugin = useAndClose(ProgramInPlugin.class);
        assertThat(isCollected(plugin)).isTrue();
    }

    @Test
    void aShutdownHookThatStaysWouldBeFound() throws Exception {
        WeakReference<ClassLoader> plugin = useAndClose(HookInPlugin.class);
        assertThat(isCollected(plugin)).isFalse();
    }

    /** Runs code in a class loader of its own, as Maven runs a plugin. */
    private static WeakReference<ClassLoader> useAndClose(Class<? extends Callable<?>> code) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Object instance =
                    loader.loadClass(code.getName()).getDeclaredConstructor().newInstance();
            assertThat(((Callable<?>) instance).call()).isEqualTo(0);
            return new WeakReference<>(loader);
        }
    }

    private static boolean isCollected(WeakReference<ClassLoader> loader) {
        for (int i = 0; i < 10 && loader.get() != null; i++) {
            System.gc();
        }
        return loader.get() == null;
    }

    public static final class ProgramInPlugin implements Callable<Integer> {
        @Override
        public Integer call() {
            String java = ProcessHandle.current().info().command().orElseThrow();
            CommandResult result =
                    new ExecCommandRunner(Map.of()).run(Command.of(Path.of("").toAbsolutePath(), java, "-version"));
            assertThat(result.error()).contains("version");
            return result.exitCode();
        }
    }

    public static final class HookInPlugin implements Callable<Integer> {
        @Override
        public Integer call() {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {}));
            return 0;
        }
    }
}
