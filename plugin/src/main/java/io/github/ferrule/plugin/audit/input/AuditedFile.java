package io.github.ferrule.plugin.audit.input;

import io.github.ferrule.plugin.audit.AuditSubject;
import io.github.ferrule.plugin.audit.contract.SymbolContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A jar or a single library to audit.
 *
 * @param subjects the libraries
 * @param contract the symbols that the classes in the jar call
 * @param notAudited the entries that were not read, each with the reason
 */
public record AuditedFile(List<AuditSubject> subjects, SymbolContract contract, List<String> notAudited) {

    private static final Pattern LIBRARY = Pattern.compile(".*\\.(so(\\.\\d+)*|dll|dylib|jnilib)");

    /** Copies the lists. */
    public AuditedFile {
        subjects = List.copyOf(subjects);
        notAudited = List.copyOf(notAudited);
    }

    /**
     * Reads a file: a library, by its extension or its first bytes, or else a jar.
     *
     * @throws IOException if the file cannot be read, or is not a jar
     */
    public static AuditedFile read(Path file) throws IOException {
        String name = file.getFileName().toString();
        return isLibrary(name) || isNative(file)
                ? new AuditedFile(
                        List.of(AuditSubject.foreign(name, LibraryFiles.read(file))), SymbolContract.EMPTY, List.of())
                : JarReader.read(file);
    }

    private static boolean isNative(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return FileKind.of(in.readNBytes(FileKind.HEAD)) == FileKind.NATIVE;
        }
    }

    /** Returns true if a path has the extension of a library. */
    public static boolean isLibrary(String path) {
        return LIBRARY.matcher(path.toLowerCase(Locale.ROOT)).matches();
    }
}
