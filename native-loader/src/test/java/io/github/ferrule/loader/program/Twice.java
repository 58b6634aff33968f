package io.github.ferrule.loader.program;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Paths;

/** Loads the same library for JNI in two class loaders of one JVM, as an application server does. */
public final class Twice {
    private Twice() {}

    public static void main(String[] args) throws Exception {
        String[] paths = System.getProperty("java.class.path").split(":");
        URL[] urls = new URL[paths.length];
        for (int i = 0; i < paths.length; i++) {
            urls[i] = Paths.get(paths[i]).toUri().toURL();
        }
        for (int i = 0; i < 2; i++) {
            ClassLoader separate =
                    new URLClassLoader(urls, ClassLoader.getSystemClassLoader().getParent());
            Class<?> program = separate.loadClass(Jni.class.getName());
            program.getMethod("main", String[].class).invoke(null, (Object) args);
        }
    }
}
