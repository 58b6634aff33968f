package io.github.ferrule.plugin.audit.input;

import io.github.ferrule.plugin.audit.contract.ContractReader;
import io.github.ferrule.plugin.audit.contract.SymbolContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Reads the compiled classes of a module for the symbol contract. */
public final class ClassFiles {

    private ClassFiles() {}

    /**
     * Reads the contract of all classes below a folder.
     *
     * @param folder usually {@code target/classes}; nothing is required if it is not there
     * @param libraries the names of the libraries that are bundled, without prefix or suffix
     */
    public static SymbolContract contract(Path folder, Collection<String> libraries) throws IOException {
        if (!Files.isDirectory(folder)) {
            return SymbolContract.EMPTY;
        }
        List<byte[]> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(ClassFiles::isClass)::iterator) {
                classes.add(Files.readAllBytes(file));
            }
        }
        return ContractReader.read(classes, libraries);
    }

    private static boolean isClass(Path file) {
        return file.getFileName().toString().endsWith(".class");
    }
}
