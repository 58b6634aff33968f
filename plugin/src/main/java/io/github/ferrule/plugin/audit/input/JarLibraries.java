package io.github.ferrule.plugin.audit.input;

import io.github.ferrule.plugin.audit.AuditSubject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Finds the native libraries in a jar. */
public final class JarLibraries {

    private static final Pattern LIBRARY = Pattern.compile(".*\\.(so(\\.\\d+)*|dll|dylib|jnilib)");

    private JarLibraries() {}

    /** Reads them one after the other through a temporary file, for some are larger than a build's memory. */
    public static List<AuditSubject> read(Path jar) throws IOException {
        List<AuditSubject> subjects = new ArrayList<>();
        Path temporary = Files.createTempFile("ferrule-audit", ".library");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (isLibrary(entry.getName()) && !entry.isDirectory()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, temporary, StandardCopyOption.REPLACE_EXISTING);
                    }
                    subjects.add(AuditSubject.foreign(entry.getName(), LibraryFiles.read(temporary)));
                }
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
        return List.copyOf(subjects);
    }

    /** Returns true if a path has the extension of a library. */
    public static boolean isLibrary(String path) {
        return LIBRARY.matcher(path.toLowerCase(Locale.ROOT)).matches();
    }
}
