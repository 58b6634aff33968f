package io.github.ferrule.plugin.audit.input;

import io.github.ferrule.plugin.audit.binary.MemoryBudget;
import io.github.ferrule.plugin.audit.contract.ContractReader;
import io.github.ferrule.plugin.audit.contract.SymbolContract;
import io.github.ferrule.plugin.audit.contract.type.CallSites;
import io.github.ferrule.plugin.audit.contract.type.DeclaredMethods;
import io.github.ferrule.plugin.audit.contract.type.JavaClasses;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The compiled classes whose declarations the libraries are checked against. */
public final class CallerClasses implements Closeable {

    private static final String SUFFIX = ".class";

    private final List<Path> roots = new ArrayList<>();
    private final List<FileSystem> jars = new ArrayList<>();

    private CallerClasses() {}

    /**
     * Opens the classes.
     *
     * @param places folders such as {@code target/classes}, and jars; what does not exist is left out
     */
    public static CallerClasses open(Collection<Path> places) throws IOException {
        CallerClasses classes = new CallerClasses();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                classes.roots.add(place);
            } else if (Files.isRegularFile(place)) {
                FileSystem jar = FileSystems.newFileSystem(place);
                classes.jars.add(jar);
                classes.roots.add(jar.getPath("/"));
            }
        }
        return classes;
    }

    /**
     * Reads the symbols that the classes call.
     *
     * @param libraries the names of the bundled libraries, without prefix or suffix
     * @param bundles the ids of their bundles; without any, every id that classes name counts
     */
    public SymbolContract contract(Collection<String> libraries, Collection<String> bundles) throws IOException {
        ContractReader reader = new ContractReader(MemoryBudget.ofThisHeap(), this::find);
        forEach((file, bytes) -> reader.add(file.toString(), bytes));
        return reader.contract(libraries, bundles);
    }

    /** Reads the types of the methods that a contract binds, and the code that calls them. */
    public DeclaredMethods declared(SymbolContract contract) throws IOException {
        JavaClasses declaring = new JavaClasses(this::find);
        CallSites sites = new CallSites(declaring, contract.methods());
        if (!contract.methods().isEmpty()) {
            forEach((file, bytes) -> sites.add(bytes));
        }
        return DeclaredMethods.read(declaring, contract.methods(), contract.calls(), sites);
    }

    private void forEach(BiConsumer<Path, byte[]> action) throws IOException {
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : (Iterable<Path>) files.filter(CallerClasses::isClass)::iterator) {
                    action.accept(file, Files.readAllBytes(file));
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (FileSystem jar : jars) {
            jar.close();
        }
    }

    private Optional<byte[]> find(String name) {
        try {
            for (Path root : roots) {
                Path file = root.resolve(name + SUFFIX);
                if (Files.isRegularFile(file)) {
                    return Optional.of(Files.readAllBytes(file));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isClass(Path file) {
        return file.toString().endsWith(SUFFIX);
    }
}
