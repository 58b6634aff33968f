package io.github.ferrule.loader.program;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads a library for JNI in one class loader and, when a file exists, in another. Arguments: the id and the file. */
public final class TwiceWithPause {
    private TwiceWithPause() {}

    public static void main(String[] args) throws Exception {
        load(args[0]);
        while (!Files.exists(Path.of(args[1]))) {
            Thread.sleep(20);
        }
        load(args[0]);
    }

    private static void load(String id) throws Exception {
        String[] paths = System.getProperty("java.class.path").split(":");
        URL[] urls = new URL[paths.length];
        for (int i = 0; i < paths.length; i++) {
            urls[i] = Path.of(paths[i]).toUri().toURL();
        }
        ClassLoader separate = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        separate.loadClass(Jni.class.getName())
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[] {id});
    }
}
