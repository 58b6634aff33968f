package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.platform.Bytes;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The class path, searched without the JDK's modules. The system's class loader asks its parents first, and they look through all
 * modules of the JDK for a name that is in no package, which costs a cold JDK 25 some 10 ms and never finds ours.
 */
final class ClassPath {
    private static final String SYSTEM = "jdk.internal.loader.ClassLoaders$AppClassLoader";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private final String[] elements;
    /** The open jars, which the class loader keeps open too; null for an element that is not a jar. */
    private final ZipFile[] jars;
    /** The prefix of the URLs of a jar's entries; known for a jar in which something was found. */
    private final String[] prefixes;

    private ClassPath(String[] elements) {
        this.elements = elements;
        this.jars = new ZipFile[elements.length];
        this.prefixes = new String[elements.length];
    }

    /** Returns what the class loader would search; empty if it is not the JDK's own, or searches more than the class path. */
    static Optional<ClassPath> of(ClassLoader loader) {
        String path = System.getProperty("java.class.path", "");
        boolean usual = loader == ClassLoader.getSystemClassLoader()
                && loader.getClass().getName().equals(SYSTEM);
        if (!usual || path.isEmpty()) {
            return Optional.empty();
        }
        String[] elements = path.split(File.pathSeparator);
        for (int i = 0; i < elements.length; i++) {
            // An empty element is the working folder.
            elements[i] = elements[i].isEmpty() ? "." : elements[i];
        }
        ClassPath classPath = new ClassPath(elements);
        if (classPath.open()) {
            return Optional.of(classPath);
        }
        classPath.close();
        return Optional.empty();
    }

    private boolean open() {
        for (int i = 0; i < elements.length; i++) {
            File element = new File(elements[i]);
            if (element.isFile()) {
                try {
                    // As the class loader names it. By another path the JDK would read the list of its entries again.
                    elements[i] = element.getCanonicalPath();
                    jars[i] = new ZipFile(elements[i]);
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

    private void close() {
        for (ZipFile jar : jars) {
            if (jar != null) {
                try {
                    jar.close();
                } catch (IOException readOnly) {
                    // Nothing was written that could be lost.
                }
            }
        }
    }

    /** Returns true if its manifest adds to the class path. */
    private static boolean namesMore(ZipFile jar) throws IOException {
        ZipEntry manifest = jar.getEntry(MANIFEST);
        if (manifest == null) {
            return false;
        }
        byte[] content = read(jar, manifest);
        return content.length > Resources.MOST_BYTES || new String(content, Bytes.LATIN_1).contains("Class-Path");
    }

    /** Adds everything of this name, in class path order. */
    void find(String name, List<URL> urls) throws IOException {
        for (int i = 0; i < elements.length; i++) {
            if (jars[i] != null) {
                if (jars[i].getEntry(name) != null) {
                    if (prefixes[i] == null) {
                        prefixes[i] = url(new File(elements[i])) + "!/";
                    }
                    urls.add(new URL("jar", null, prefixes[i] + name));
                }
            } else if (new File(elements[i], name).isFile()) {
                urls.add(new File(elements[i], name).toURI().toURL());
            }
        }
    }

    /**
     * Returns the bytes of what was found in a jar; empty for anything else. {@code java.net}'s way to the same bytes costs a cold JVM a
     * dozen classes more.
     */
    Optional<byte[]> read(URL url) throws IOException {
        String file = url.getFile();
        for (int i = 0; i < elements.length; i++) {
            if (prefixes[i] != null && url.getProtocol().equals("jar") && file.startsWith(prefixes[i])) {
                return Optional.of(read(jars[i], jars[i].getEntry(file.substring(prefixes[i].length()))));
            }
        }
        return Optional.empty();
    }

    private static byte[] read(ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return Bytes.read(in, Resources.MOST_BYTES + 1);
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
