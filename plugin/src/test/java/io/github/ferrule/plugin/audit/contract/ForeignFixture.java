package io.github.ferrule.plugin.audit.contract;

import io.github.ferrule.plugin.audit.binary.MemoryBudget;
import io.github.ferrule.plugin.audit.contract.foreign.ClassSource;
import io.github.ferrule.plugin.surface.FixtureSurface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sources in {@code src/test/ffm}, compiled with the test bed's JDK 25: calls of {@code src/test/rust/surface} through the
 * foreign function API.
 *
 * @param classes the folder with the compiled classes
 */
public record ForeignFixture(Path classes) {

    /** Compiles the sources of one package. */
    public static ForeignFixture compile(String name, Path output) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(jdk().resolve("bin/javac").toString(), "-g", "-proc:none", "-d", output.toString()));
        try (Stream<Path> files = Files.list(Path.of("src/test/ffm").resolve(name))) {
            files.forEach(file -> command.add(file.toString()));
        }
        Process javac = new ProcessBuilder(command).inheritIO().start();
        if (javac.waitFor() != 0) {
            throw new IllegalStateException("javac failed");
        }
        return new ForeignFixture(output);
    }

    /** Returns the JDK that compiles and runs the sources. */
    public static Path jdk() {
        return Path.of(FixtureSurface.bedProperty("jdk.25"));
    }

    /** Reads what the classes call. */
    SymbolContract contract(String... libraries) throws IOException {
        ContractReader reader = new ContractReader(MemoryBudget.ofThisHeap());
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : (Iterable<Path>) files.filter(it -> it.toString().endsWith(".class"))::iterator) {
                reader.add(file.toString(), Files.readAllBytes(file));
            }
        }
        return reader.contract(List.of(libraries));
    }

    /** Finds the classes by name. */
    public ClassSource source() {
        return name -> {
            try {
                Path file = classes.resolve(name + ".class");
                return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
