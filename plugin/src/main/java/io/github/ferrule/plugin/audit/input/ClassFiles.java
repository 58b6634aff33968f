package io.github.ferrule.plugin.audit.input;

import io.github.ferrule.plugin.audit.binary.MemoryBudget;
import io.github.ferrule.plugin.audit.contract.ContractReader;
import io.github.ferrule.plugin.audit.contract.SymbolContract;
import io.github.ferrule.plugin.audit.contract.type.DeclaredMethods;
import io.github.ferrule.plugin.audit.contract.type.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;

/** Reads the compiled classes of a module for the symbol contract. */
public final class ClassFiles {

    private ClassFiles() {}

    /**
     * Reads the contract of all classes below a folder.
     *
     * @param folder usually {@code target/classes}; if it does not exist, nothing is required
     * @param libraries the names of the bundled libraries, without prefix or suffix
     */
    public static SymbolContract contract(Path folder, Collection<String> libraries) throws IOException {
        if (!Files.isDirectory(folder)) {
            return SymbolContract.EMPTY;
        }
        ContractReader reader = new ContractReader(MemoryBudget.ofThisHeap());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(ClassFiles::isClass)::iterator) {
                reader.add(file.toString(), Files.readAllBytes(file));
            }
        }
        return reader.contract(libraries);
    }

    /**
     * Reads the types of the methods that a contract binds.
     *
     * @param folder the folder that the contract was read from
     */
    public static DeclaredMethods declared(Path folder, SymbolContract contract) throws IOException {
        if (contract.methods().isEmpty()) {
            return DeclaredMethods.NONE;
        }
        JavaClasses classes = new JavaClasses();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(ClassFiles::isClass)::iterator) {
                classes.add(Files.readAllBytes(file));
            }
        }
        return DeclaredMethods.read(classes, contract.methods());
    }

    private static boolean isClass(Path file) {
        return file.getFileName().toString().endsWith(".class");
    }
}
