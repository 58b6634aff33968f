package io.github.ferrule.plugin.audit.input;

import io.github.ferrule.plugin.audit.AuditSubject;
import io.github.ferrule.plugin.audit.contract.SymbolContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A jar or a single library to audit.
 *
 * @param subjects the libraries
 * @param contract the symbols that the classes in the jar call
 */
public record AuditedFile(List<AuditSubject> subjects, SymbolContract contract) {

    /** Copies the list. */
    public AuditedFile {
        subjects = List.copyOf(subjects);
    }

    /** Reads a file; without the extension of a library, it is a jar. */
    public static AuditedFile read(Path file) throws IOException {
        if (JarLibraries.isLibrary(file.getFileName().toString())) {
            return new AuditedFile(
                    List.of(AuditSubject.foreign(file.getFileName().toString(), LibraryFiles.read(file))),
                    SymbolContract.EMPTY);
        }
        List<AuditSubject> subjects = JarLibraries.read(file);
        List<String> names =
                subjects.stream().map(AuditSubject::libraryName).distinct().toList();
        return new AuditedFile(subjects, ClassFiles.contractOfJar(file, names));
    }
}
