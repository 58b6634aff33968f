package io.github.ferrule.loader.program;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Runs a program in a class loader that looks for classes in its own jars first but for resources in its parent first, as
 * Hadoop's does. Arguments: the program, the id, and the jars.
 */
public final class Plugin {
    private Plugin() {}

    public static void main(String[] args) throws Exception {
        URL[] urls = new URL[args.length - 2];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = Path.of(args[i + 2]).toUri().toURL();
        }
        try (ChildFirst plugin = new ChildFirst(urls)) {
            plugin.loadClass(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, 2));
        }
    }

    private static final class ChildFirst extends URLClassLoader {
        ChildFirst(URL[] urls) {
            super(urls, Plugin.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                try {
                    return known == null ? findClass(name) : known;
                } catch (ClassNotFoundException notInThePlugin) {
                    return super.loadClass(name, resolve);
                }
            }
        }
    }
}
