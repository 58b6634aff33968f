package io.github.ferrule.plugin.audit.input;

import io.github.ferrule.plugin.audit.contract.ContractReader;
import io.github.ferrule.plugin.audit.contract.SymbolContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads the compiled classes of a module for the symbol contract. */
public final class ClassFiles {

    private static final String CLASS = ".class";
    private static final String OTHER_JAVA_VERSIONS = "META-INF/";

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

    /**
     * Reads the contract of the classes in a jar.
     *
     * @param libraries the names of the libraries in it, without prefix or suffix
     */
    public static SymbolContract contractOfJar(Path jar, Collection<String> libraries) throws IOException {
        List<byte[]> classes = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(CLASS) && !entry.getName().startsWith(OTHER_JAVA_VERSIONS)) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        classes.add(in.readAllBytes());
                    }
                }
            }
        }
        return ContractReader.read(classes, libraries);
    }

    private static boolean isClass(Path file) {
        return file.getFileName().toString().endsWith(CLASS);
    }
}
