package io.github.ferrule.loader.program;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs a program in a class loader that sees only the named jars. Arguments: the program, the id, and the jars. */
public final class Isolated {
    private Isolated() {}

    public static void main(String[] args) throws Exception {
        URL[] urls = new URL[args.length - 2];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = Path.of(args[i + 2]).toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            loader.loadClass(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, 2));
        }
    }
}
