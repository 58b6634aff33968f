package io.github.ferrule.plugin.release.collect;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.Fingerprint;
import io.github.ferrule.plugin.build.NativesFolder;
import io.github.ferrule.plugin.support.file.AtomicFile;
import io.github.ferrule.plugin.support.file.RegularFiles;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The folders in which libraries travel between machines. What is in them is checked, not trusted. */
public final class CollectedFolders {

    private CollectedFolders() {}

    /** Writes the provenance next to each library, whose inventory and debug symbols are complete. */
    public static void mark(List<BuiltLibrary> libraries, SourceState source) throws IOException {
        for (BuiltLibrary library : libraries) {
            ProvenanceFile.write(library, source);
        }
    }

    /**
     * Finds the libraries below a folder, at any depth.
     *
     * @throws FerruleException if a file is not what its provenance says, or there is a link
     */
    public static LibrarySet find(Path root) throws IOException {
        List<CollectedLibrary> libraries = new ArrayList<>();
        if (Files.isDirectory(root)) {
            for (Path file : plainFiles(root.toRealPath())) {
                if (file.endsWith(ProvenanceFile.NAME)) {
                    libraries.add(read(file));
                }
            }
        }
        return new LibrarySet(libraries);
    }

    /** Copies the libraries to where {@code ferrule:bundle} takes them from. */
    public static List<BuiltLibrary> bring(LibrarySet set, NativesFolder to) throws IOException {
        to.clear();
        Map<String, List<CollectedLibrary>> byName = new TreeMap<>();
        for (CollectedLibrary library : set.libraries()) {
            byName.computeIfAbsent(library.built().library(), it -> new ArrayList<>())
                    .add(library);
        }
        List<BuiltLibrary> libraries = new ArrayList<>();
        for (Map.Entry<String, List<CollectedLibrary>> named : byName.entrySet()) {
            Path folder = libraries.isEmpty() ? to.root() : to.root().resolve(NativesFolder.EXECUTION + named.getKey());
            libraries.addAll(bring(named.getValue(), new NativesFolder(folder)));
        }
        return libraries;
    }

    private static List<BuiltLibrary> bring(List<CollectedLibrary> set, NativesFolder to) throws IOException {
        List<BuiltLibrary> libraries = new ArrayList<>();
        for (CollectedLibrary library : set) {
            BuiltLibrary there = library.built();
            BuiltLibrary here = to.publish(there.target(), there.library(), there.file(), there.provenance());
            requireSame(there.target().toString(), there.file(), there.fingerprint(), here.fingerprint());
            for (Map.Entry<String, String> file : library.files().entrySet()) {
                copy(library, file.getKey(), file.getValue(), here.file().resolveSibling(file.getKey()));
            }
            ProvenanceFile.write(here, library.source());
            libraries.add(here);
        }
        to.complete(libraries);
        return libraries;
    }

    private static void copy(CollectedLibrary library, String path, String sha256, Path to) throws IOException {
        Path from = library.built().file().resolveSibling(path);
        AtomicFile.write(to, out -> {
            try (var in = Files.newInputStream(from, LinkOption.NOFOLLOW_LINKS)) {
                in.transferTo(out);
            }
        });
        // it may have changed since it was checked
        requireSame(
                library.built().target().toString(),
                from,
                sha256,
                Fingerprint.of(to).sha256());
    }

    private static List<Path> plainFiles(Path root) throws IOException {
        try {
            return RegularFiles.below(root);
        } catch (FileSystemException e) {
            throw Problem.of(ProblemCode.FOREIGN_LIBRARY, e.getFile() + ": " + e.getReason())
                    .fact(
                            "libraries from other machines must be regular files; a link could publish a file of this machine")
                    .remedy("delete  " + e.getFile() + "  and copy that machine's  target/ferrule/natives  again")
                    .asException();
        }
    }

    private static CollectedLibrary read(Path file) throws IOException {
        CollectedLibrary library = parse(file);
        BuiltLibrary built = library.built();
        String target = built.target().toString();
        if (!Files.isRegularFile(built.file(), LinkOption.NOFOLLOW_LINKS)) {
            throw changed(target, built.file() + " is missing");
        }
        requireSame(target, built.file(), built.fingerprint(), Fingerprint.of(built.file()));
        SortedMap<String, String> there = new TreeMap<>(ProvenanceFile.hashes(file.getParent()));
        for (Map.Entry<String, String> expected : library.files().entrySet()) {
            String found = there.remove(expected.getKey());
            String name = file.getParent() + "/" + expected.getKey(); // which may not be a path
            if (found == null) {
                throw changed(target, name + " is missing");
            }
            requireSame(target, name, expected.getValue(), found);
        }
        if (!there.isEmpty()) {
            throw changed(target, ProvenanceFile.NAME + " does not list " + file.resolveSibling(there.firstKey()));
        }
        return library;
    }

    private static void requireSame(String target, Object file, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw changed(
                    target, file + " is not the file that " + ProvenanceFile.NAME + " next to the library describes");
        }
    }

    private static FerruleException changed(String target, String fact) {
        return Problem.of(ProblemCode.FOREIGN_LIBRARY, target + ": the library is not the one that its machine built")
                .fact(fact)
                .remedy("copy that machine's  target/ferrule/natives  again")
                .asException();
    }

    private static CollectedLibrary parse(Path file) throws IOException {
        try {
            return ProvenanceFile.read(file);
        } catch (IllegalArgumentException | CharacterCodingException | FileSystemException | FerruleException e) {
            throw Problem.of(ProblemCode.FOREIGN_LIBRARY, file + ": ferrule:build did not write this file")
                    .fact(String.valueOf(e.getMessage()).lines().findFirst().orElse(""))
                    .remedy("copy that machine's  target/ferrule/natives  again")
                    .asException();
        }
    }
}
