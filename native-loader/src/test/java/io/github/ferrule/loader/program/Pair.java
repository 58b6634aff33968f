package io.github.ferrule.loader.program;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@link Peer} in two class loaders of one JVM, each with a natives jar of its own in addition to the class path. */
public final class Pair {
    private Pair() {}

    public static void main(String[] args) throws Exception {
        for (String natives : List.of(args[2], args[3])) {
            List<URL> urls = new ArrayList<>();
            for (String path : System.getProperty("java.class.path").split(":")) {
                urls.add(Path.of(path).toUri().toURL());
            }
            urls.add(Path.of(natives).toUri().toURL());
            ClassLoader separate = new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
            Thread.currentThread().setContextClassLoader(separate);
            Class<?> program = separate.loadClass(Peer.class.getName());
            program.getMethod("main", String[].class).invoke(null, (Object) new String[] {args[0], args[1]});
        }
    }
}
