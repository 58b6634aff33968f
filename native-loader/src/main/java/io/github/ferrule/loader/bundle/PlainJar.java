package io.github.ferrule.loader.bundle;

import java.io.IOException;
import java.net.URL;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** What a jar says of an entry, by the URL of that. */
public final class PlainJar {
    private static final String FILE = "file:/";
    private static final String ENTRY = "!/";

    private PlainJar() {}

    /** Null unless the URL has the plain form {@code jar:file:/path.jar!/entry}, without escapes, and the entry is there. */
    public static ZipEntry entry(URL url) throws IOException {
        String file = url.getProtocol().equals("jar") && url.getRef() == null ? url.getFile() : "";
        int mark = file.indexOf(ENTRY);
        boolean plain = mark > 0
                && file.startsWith(FILE)
                && file.indexOf(ENTRY, mark + 1) < 0
                && file.indexOf('%') < 0
                && file.indexOf('?') < 0;
        if (!plain) {
            return null;
        }
        try (JarFile jar = new JarFile(file.substring(FILE.length() - 1, mark))) {
            return jar.getEntry(file.substring(mark + ENTRY.length()));
        }
    }
}
