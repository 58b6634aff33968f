package io.github.ferrule.loader.diagnose;

import io.github.ferrule.loader.locate.Located;
import io.github.ferrule.loader.locate.Locator;
import io.github.ferrule.loader.problem.LoadFailure;
import io.github.ferrule.loader.settings.Settings;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code java -jar ferrule-native-loader.jar <id> [jar or folder]...}: prints the report, then tries to load. */
public final class Main {
    private static final String USAGE =
            "usage: java -jar ferrule-native-loader.jar <groupId>.<artifactId> [jar or folder]...\n"
                    + "Prints what the loader sees of this bundle in these jars, which library fits this machine, and whether it loads.";

    private Main() {}

    /** Ends with status 0 if the library loads, 1 if it does not, 2 if it was called wrongly. */
    public static void main(String[] arguments) throws MalformedURLException {
        if (arguments.length == 0 || arguments[0].startsWith("-")) {
            System.err.println(USAGE);
            System.exit(2);
        }
        URL[] classPath = new URL[arguments.length - 1];
        for (int i = 0; i < classPath.length; i++) {
            classPath[i] = existing(arguments[i + 1]).toUri().toURL();
        }
        ClassLoader own = Main.class.getClassLoader();
        Thread.currentThread().setContextClassLoader(new URLClassLoader(classPath, own));
        System.exit(report(arguments[0]) ? 0 : 1);
    }

    private static Path existing(String argument) {
        Path path = Path.of(argument);
        if (!Files.exists(path)) {
            System.err.println("there is no " + path.toAbsolutePath() + "\n" + USAGE);
            System.exit(2);
        }
        return path;
    }

    private static boolean report(String id) {
        Settings settings = Settings.ofThisProcess();
        System.out.print(new Diagnosis(id, null, settings).text());
        try {
            Located located = new Locator(id, null, null, settings).locate();
            System.load(located.path().toString());
            System.out.println("loads     yes");
            return true;
        } catch (LoadFailure alreadyReported) {
            return false;
        } catch (UnsatisfiedLinkError | IllegalCallerException e) {
            System.out.println("loads     no: " + e.getMessage());
            return false;
        }
    }
}
