package io.github.ferrule.loader.bundle;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The class path without the JDK before it. The system's class loader asks its parents first, and these look through all
 * modules of the JDK for a name that is in no package, which costs a cold JDK 25 some 10 ms and never finds ours.
 */
final class ClassPath {
    private static final String SYSTEM = "jdk.internal.loader.ClassLoaders$AppClassLoader";

    private final String[] elements;
    /** Open as long as this is in use, as they are in the class loader too; an element that is no jar has none. */
    private final JarFile[] jars;

    private ClassPath(String[] elements) {
        this.elements = elements;
        this.jars = new JarFile[elements.length];
    }

    /** What the class loader would search; null if it is not the JDK's own, or has more to search than it was started with. */
    static ClassPath of(ClassLoader loader) {
        String path = System.getProperty("java.class.path", "");
        boolean usual = loader == ClassLoader.getSystemClassLoader()
                && loader.getClass().getName().equals(SYSTEM);
        if (!usual || path.isEmpty()) {
            return null;
        }
        ClassPath classPath = new ClassPath(path.split(File.pathSeparator));
        return classPath.open() ? classPath : null;
    }

    private boolean open() {
        for (int i = 0; i < elements.length; i++) {
            File element = new File(elements[i]);
            if (element.isFile()) {
                try {
                    jars[i] = new JarFile(element);
                    if (namesMore(jars[i])) {
                        return false;
                    }
                } catch (IOException noJar) {
                    // The class loader passes it over too.
                }
            }
        }
        return true;
    }

    /** Whether its manifest adds to the class path. */
    private static boolean namesMore(JarFile jar) throws IOException {
        ZipEntry manifest = jar.getEntry(JarFile.MANIFEST_NAME);
        if (manifest == null) {
            return false;
        }
        try (InputStream in = jar.getInputStream(manifest)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains("Class-Path");
        }
    }

    /** Adds everything of this name, in class path order. */
    void find(String name, List<URL> urls) throws IOException {
        for (int i = 0; i < elements.length; i++) {
            if (jars[i] != null) {
                if (jars[i].getEntry(name) != null) {
                    urls.add(new URL("jar", null, url(new File(elements[i])) + "!/" + name));
                }
            } else if (new File(elements[i], name).isFile()) {
                urls.add(new File(elements[i], name).toURI().toURL());
            }
        }
    }

    private static String url(File file) {
        String path = file.getAbsolutePath();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain = c >= '-' && c <= '9' || c >= '@' && c <= 'Z' || c == '_' || c >= 'a' && c <= 'z';
            if (!plain) {
                return file.toURI().toString();
            }
        }
        return "file:" + path;
    }
}
