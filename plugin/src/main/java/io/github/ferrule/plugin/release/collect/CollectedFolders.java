package io.github.ferrule.plugin.release.collect;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.Fingerprint;
import io.github.ferrule.plugin.build.LibraryFolder;
import io.github.ferrule.plugin.build.debug.SymbolFolder;
import io.github.ferrule.plugin.bundle.sbom.Inventory;
import io.github.ferrule.plugin.support.file.AtomicFile;
import io.github.ferrule.plugin.support.file.Folders;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folders in which libraries travel between machines: a library, what is inside it, and where it came from. */
public final class CollectedFolders {

    private CollectedFolders() {}

    /** Writes down, beside each library, where it came from. */
    public static void mark(List<BuiltLibrary> libraries, SourceState source) throws IOException {
        for (BuiltLibrary library : libraries) {
            byte[] text = new Origin(source, library).format().getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(library.file().resolveSibling(Origin.FILE), out -> out.write(text));
        }
    }

    /** Finds the libraries below a folder, however deep the machines' folders lie in it. */
    public static Collection find(Path root) throws IOException {
        List<Origin> origins = new ArrayList<>();
        if (Files.isDirectory(root)) {
            try (Stream<Path> tree = Files.walk(root)) {
                for (Path file :
                        tree.filter(path -> path.endsWith(Origin.FILE)).sorted().toList()) {
                    origins.add(read(file));
                }
            }
        }
        return new Collection(origins);
    }

    /** Brings the libraries to where {@code ferrule:bundle} takes them from. */
    public static List<BuiltLibrary> bring(Collection collection, LibraryFolder to) throws IOException {
        to.clear();
        List<BuiltLibrary> libraries = new ArrayList<>();
        for (Origin origin : collection.origins()) {
            BuiltLibrary there = origin.built();
            BuiltLibrary here = to.publish(there.target(), there.library(), there.file(), there.provenance());
            copyBeside(Inventory.of(there).folder(), Inventory.of(here).folder());
            copyBeside(SymbolFolder.of(there).folder(), SymbolFolder.of(here).folder());
            mark(List.of(here), origin.source());
            libraries.add(here);
        }
        to.complete(libraries);
        return libraries;
    }

    private static Origin read(Path file) throws IOException {
        Origin origin = parse(file);
        Path library = origin.built().file();
        if (!Files.isRegularFile(library) || !origin.built().fingerprint().equals(Fingerprint.of(library))) {
            throw Problem.of(
                            ProblemCode.FOREIGN_LIBRARY,
                            origin.built().target() + ": the library is not the one that its machine built")
                    .fact(library + " is not what " + Origin.FILE + " beside it says")
                    .remedy("fetch the folder of that machine again")
                    .asException();
        }
        return origin;
    }

    private static Origin parse(Path file) throws IOException {
        try {
            return Origin.parse(Files.readString(file), file.getParent());
        } catch (IllegalArgumentException | CharacterCodingException | FerruleException e) {
            throw Problem.of(ProblemCode.FOREIGN_LIBRARY, file + ": is not what ferrule:build writes")
                    .fact(String.valueOf(e.getMessage()).lines().findFirst().orElse(""))
                    .remedy("fetch the folder of that machine again")
                    .asException();
        }
    }

    private static void copyBeside(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            Folders.copy(from, to);
        }
    }
}
