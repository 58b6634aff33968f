package io.github.ferrule.loader.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The usual case of a resource: an entry of a jar that is a file. Its class loader has the jar open and the classes for it
 * loaded; {@code java.net}'s way to the same bytes costs a cold JVM a dozen classes more. A URL of any other shape is left to
 * whoever made it.
 */
public final class PlainJar {
    private static final String FILE = "file:/";
    private static final String ENTRY = "!/";

    private PlainJar() {}

    /** What the jar says of the resource; null if its URL does not plainly name an entry of a jar that is there. */
    public static ZipEntry entry(URL url) throws IOException {
        int mark = mark(url);
        if (mark < 0) {
            return null;
        }
        try (JarFile jar = new JarFile(jar(url, mark))) {
            return jar.getEntry(name(url, mark));
        }
    }

    /** The bytes of the resource; null for the same reason. */
    static byte[] read(URL url) throws IOException {
        int mark = mark(url);
        if (mark < 0) {
            return null;
        }
        try (JarFile jar = new JarFile(jar(url, mark))) {
            ZipEntry entry = jar.getEntry(name(url, mark));
            if (entry == null) {
                return null;
            }
            try (InputStream in = jar.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }
    }

    /** Where the jar's path ends in {@code jar:file:/path.jar!/entry}; -1 for a URL that is not just that. */
    private static int mark(URL url) {
        String file = url.getProtocol().equals("jar") && url.getRef() == null ? url.getFile() : "";
        int mark = file.indexOf(ENTRY);
        boolean plain = mark > 0
                && file.startsWith(FILE)
                && file.indexOf(ENTRY, mark + 1) < 0
                && file.indexOf('%') < 0
                && file.indexOf('?') < 0;
        return plain ? mark : -1;
    }

    private static String jar(URL url, int mark) {
        return url.getFile().substring(FILE.length() - 1, mark);
    }

    private static String name(URL url, int mark) {
        return url.getFile().substring(mark + ENTRY.length());
    }
}
