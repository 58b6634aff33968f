package io.github.ferrule.loader.bundle;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.security.CodeSource;

/** The jar or folder that a class came from, as its class loader names it. */
final class CodeLocation {
    private static final String FILE = "file:";
    private static final String JAR = "jar:";
    private static final String ENTRY = "!/";

    /** Null where the class loader does not tell. */
    private final String location;

    private CodeLocation(String location) {
        this.location = location;
    }

    /**
     * Returns the location of a class.
     *
     * @param type null for an unknown class, whose location is unknown
     */
    static CodeLocation of(Class<?> type) {
        CodeSource source = type == null ? null : type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return new CodeLocation(location == null ? null : location.toString());
    }

    /**
     * Returns true if a resource is in it, and not in a folder or jar within it.
     *
     * @param segments of the resource's name, such as 2 for {@code META-INF/MANIFEST.MF}
     */
    boolean contains(URL resource, int segments) {
        if (location == null) {
            return false;
        }
        String root = root(resource.toString(), segments);
        return root.equals(prefix()) || isSameFile(root);
    }

    /** The beginning of the URLs of its resources. */
    private String prefix() {
        return location.endsWith("/") ? location : JAR + location + ENTRY;
    }

    private static String root(String url, int segments) {
        int end = url.length();
        for (int i = 0; i < segments; i++) {
            end = url.lastIndexOf('/', end - 1);
        }
        return url.substring(0, end + 1);
    }

    /** Class loaders differ in how they escape a path, and whether they resolve its links. */
    private boolean isSameFile(String root) {
        File own = location.startsWith(FILE) ? canonical(location) : null;
        return own != null && own.equals(file(root));
    }

    private static File file(String root) {
        if (root.startsWith(FILE)) {
            return canonical(root);
        }
        boolean jar = root.startsWith(JAR + FILE) && root.indexOf(ENTRY) == root.length() - ENTRY.length();
        return jar ? canonical(root.substring(JAR.length(), root.length() - ENTRY.length())) : null;
    }

    private static File canonical(String url) {
        try {
            return new File(URI.create(url)).getCanonicalFile();
        } catch (IOException | IllegalArgumentException notAFile) {
            return null;
        }
    }

    /** Returns true for a folder of class files, as in an IDE or while Maven runs tests. */
    boolean isFolder() {
        return location != null && location.startsWith(FILE) && location.endsWith("/");
    }

    /** Returns true for a jar, also for one in another, as far as the class loader tells. */
    boolean isJar() {
        return location != null && !isFolder();
    }

    /** For people. */
    @Override
    public String toString() {
        return location == null ? "an unknown place" : location;
    }
}
