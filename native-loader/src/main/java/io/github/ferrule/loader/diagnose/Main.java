package io.github.ferrule.loader.diagnose;

import io.github.ferrule.loader.problem.Printable;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code java -jar ferrule-native-loader.jar [<id>] [jar or folder]...}: prints the report for the bundle, or for all bundles in
 * the jars, and loads each library as the application would.
 */
public final class Main {
    private static final String USAGE =
            "usage: java -jar ferrule-native-loader.jar [<groupId>.<artifactId>] [jar or folder]...\n"
                    + "Prints what the loader sees of this bundle, or of all bundles in these jars and the jars within them, which\n"
                    + "library fits this machine, and whether it loads: by JNA if these jars have JNA, else by System.load.";

    private Main() {}

    /** Ends with status 0 if every library loads, 1 if one does not, 2 if it was called wrongly. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 1 && (arguments[0].equals("--help") || arguments[0].equals("-h"))) {
            System.out.println(USAGE);
            return;
        }
        if (arguments.length == 0 || arguments[0].startsWith("-")) {
            System.err.println(USAGE);
            System.exit(2);
        }
        String id = isId(arguments[0]) ? arguments[0] : null;
        List<Path> elements = new ArrayList<>();
        for (int i = id == null ? 0 : 1; i < arguments.length; i++) {
            elements.add(existing(arguments[i]));
        }
        Application application = Application.of(elements);
        for (String broken : application.broken()) {
            System.out.println("broken    " + Printable.of(broken));
        }
        System.exit(report(id, application) ? 0 : 1);
    }

    /** An id has no slash, and no file has its name. */
    private static boolean isId(String argument) {
        boolean path = argument.indexOf('/') >= 0 || argument.indexOf('\\') >= 0 || argument.endsWith(".jar");
        return !path && !new File(argument).exists();
    }

    private static Path existing(String argument) {
        Path path = Paths.get(argument);
        if (!Files.exists(path)) {
            System.err.println(path.toAbsolutePath() + " does not exist\n" + USAGE);
            System.exit(2);
        }
        return path;
    }

    /** In a class loader that has the loader next to the application's JNA, as the application has them. */
    private static boolean report(String id, Application application) throws ReflectiveOperationException, IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(Main.class.getProtectionDomain().getCodeSource().getLocation());
        String own = System.getProperty("java.class.path", "");
        for (String element : own.isEmpty() ? new String[0] : own.split(File.pathSeparator)) {
            urls.add(new File(element).toURI().toURL());
        }
        urls.addAll(application.urls());
        // Closed, because Windows cannot remove the copies of nested jars while they are open.
        try (URLClassLoader loader = new URLClassLoader(
                urls.toArray(new URL[0]), ClassLoader.getSystemClassLoader().getParent())) {
            Thread.currentThread().setContextClassLoader(loader);
            return (Boolean) loader.loadClass("io.github.ferrule.loader.diagnose.Report")
                    .getMethod("print", String.class, Map.class)
                    .invoke(null, id, application.files());
        }
    }
}
