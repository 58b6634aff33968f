package io.github.ferrule.loader.bundle;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.security.CodeSource;
import java.util.List;

/** The jar or folder that a class came from, as its class loader names it. */
public final class Home {
    private static final String FILE = "file:";
    private static final String JAR = "jar:";
    private static final String ENTRY = "!/";

    /** Null where the class loader does not tell. */
    private final String location;

    private Home(String location) {
        this.location = location;
    }

    /** The home of a class; null for nobody's. */
    public static Home of(Class<?> anchor) {
        CodeSource source = anchor == null ? null : anchor.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return new Home(location == null ? null : location.toString());
    }

    /** The first of these resources that is in it; null if there is none. */
    URL own(List<URL> urls) {
        if (location == null) {
            return null;
        }
        String prefix = location.endsWith("/") ? location : JAR + location + ENTRY;
        for (URL url : urls) {
            if (url.toString().startsWith(prefix)) {
                return url;
            }
        }
        return ownByFile(urls);
    }

    /** Class loaders differ in how they escape a path, and whether they resolve its links. */
    private URL ownByFile(List<URL> urls) {
        File own = location.startsWith(FILE) ? canonical(location) : null;
        for (URL url : urls) {
            File jar = own == null ? null : jarOf(url.toString());
            if (jar != null && jar.equals(own)) {
                return url;
            }
        }
        return null;
    }

    private static File jarOf(String url) {
        int end = url.indexOf(ENTRY);
        boolean inPlainJar = url.startsWith(JAR + FILE) && end > 0;
        return inPlainJar ? canonical(url.substring(JAR.length(), end)) : null;
    }

    private static File canonical(String url) {
        try {
            return new File(URI.create(url)).getCanonicalFile();
        } catch (IOException | IllegalArgumentException notAFile) {
            return null;
        }
    }

    /** Returns true for a folder of class files, as in an IDE or while Maven runs tests. */
    public boolean isFolder() {
        return location != null && location.startsWith(FILE) && location.endsWith("/");
    }

    /** For people. */
    @Override
    public String toString() {
        return location == null ? "an unknown place" : location;
    }
}
