package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.file.AtomicFile;
import io.github.ferrule.plugin.support.file.FileNotes;
import io.github.ferrule.plugin.support.file.Folders;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.ParallelTasks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder between the goals {@code build} and {@code bundle}: {@code <triple>/<library>}, each with a record.
 *
 * <p>Only a file that its record describes to the bit ever leaves it.
 */
public record NativesFolder(Path root) {

    /** The prefix of the folders of further executions, which have libraries of their own. */
    public static final String EXECUTION = "execution-";

    /** The name of the folder next to a library that lists its crates. It outlives a build, since most change no crate. */
    public static final String INVENTORY = "inventory";

    /** The key of the hashes of the files that a library was made of. */
    private static final String SOURCES = "sources";

    private static final String NOTES = ".notes";

    /** Returns the file of the library for a target. */
    public Path file(TargetTriple target, String library) {
        return root.resolve(target.text()).resolve(target.os().libraryFileName(library));
    }

    /** Deletes everything that earlier builds left. */
    public void clear() throws IOException {
        Folders.delete(root);
    }

    /** Returns the fingerprint of a file, without reading it if it is large and has not changed since it was read. */
    Fingerprint fingerprint(Path file) throws IOException {
        return Fingerprint.of(file, notes());
    }

    /** Begins a build: until it is complete, nothing in the folder may be packed. */
    void begin() throws IOException {
        Files.deleteIfExists(index());
    }

    /** Deletes what an earlier build left for a target. */
    void remove(TargetTriple target) throws IOException {
        Folders.delete(root.resolve(target.text()));
    }

    /** Takes a library in: the file first, its record last. */
    public BuiltLibrary publish(TargetSpec target, String library, Path built, Provenance provenance)
            throws IOException {
        return publish(target, library, provenance, copy(built));
    }

    /**
     * Takes a library in, unless it is there already.
     *
     * @param slices cargo's file, or one file for each processor of a universal library
     * @param contents their fingerprints
     * @throws FerruleException if one of them has changed since
     */
    BuiltLibrary take(
            TargetSpec target, String library, List<Path> slices, List<Fingerprint> contents, Provenance provenance)
            throws IOException {
        String sources = contents.stream().map(Fingerprint::sha256).collect(Collectors.joining(" "));
        Optional<BuiltLibrary> present = find(target, library, sources, provenance);
        if (present.isPresent()) {
            return present.get();
        }
        BuiltLibrary taken =
                publish(target, library, provenance, slices.size() == 1 ? copy(slices.get(0)) : join(slices));
        if (!contents.equals(slices.size() == 1 ? List.of(taken.fingerprint()) : fingerprints(slices))) {
            throw foreign(target, slices.get(0));
        }
        writeText(record(taken.file()), format(taken, sources));
        return taken;
    }

    private List<Fingerprint> fingerprints(List<Path> files) throws IOException {
        List<Fingerprint> fingerprints = new ArrayList<>();
        for (Path file : files) {
            fingerprints.add(fingerprint(file));
        }
        return fingerprints;
    }

    private static AtomicFile.Content copy(Path file) {
        return out -> Files.copy(file, out);
    }

    private static AtomicFile.Content join(List<Path> slices) {
        return out -> {
            List<byte[]> contents = new ArrayList<>();
            for (Path slice : slices) {
                contents.add(Files.readAllBytes(slice));
            }
            UniversalWriter.write(contents, out);
        };
    }

    /** Finds the library that an earlier build made of the same files in the same way. */
    private Optional<BuiltLibrary> find(TargetSpec target, String library, String sources, Provenance provenance)
            throws IOException {
        Path file = file(target.triple(), library);
        if (!Files.isRegularFile(file) || !Files.isRegularFile(record(file))) {
            return Optional.empty();
        }
        BuiltLibrary present = new BuiltLibrary(target, library, file, fingerprint(file), provenance);
        if (!Files.readString(record(file)).equals(format(present, sources))) {
            return Optional.empty();
        }
        deleteNeighbors(file, Set.of(file, record(file)));
        return Optional.of(present);
    }

    private static String format(BuiltLibrary library, String sources) {
        return LibraryRecord.format(library) + SOURCES + "=" + sources + "\n";
    }

    private BuiltLibrary publish(TargetSpec target, String library, Provenance provenance, AtomicFile.Content content)
            throws IOException {
        Path file = file(target.triple(), library);
        deleteNeighbors(file, Set.of());
        Fingerprint fingerprint = write(file, content);
        fingerprint.note(file, FileNotes.state(file), notes());
        BuiltLibrary result = new BuiltLibrary(target, library, file, fingerprint, provenance);
        writeText(record(file), LibraryRecord.format(result));
        return result;
    }

    /** Deletes the folders of executions that a pom no longer has. */
    public void retain(Collection<NativesFolder> executions) throws IOException {
        Set<Path> current = executions.stream().map(NativesFolder::root).collect(Collectors.toSet());
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.filter(it -> isOfExecution(it) && !current.contains(it))
                    .toList()) {
                Folders.delete(folder);
            }
        }
    }

    private static boolean isOfExecution(Path folder) {
        return folder.getFileName().toString().startsWith(EXECUTION);
    }

    /** Deletes what an earlier build left next to a library: a record, symbols, a library of another name. */
    private static void deleteNeighbors(Path file, Set<Path> kept) throws IOException {
        if (!Files.isDirectory(file.getParent())) {
            return;
        }
        try (Stream<Path> files = Files.list(file.getParent())) {
            for (Path old : files.filter(it -> !it.endsWith(INVENTORY) && !kept.contains(it))
                    .toList()) {
                Folders.delete(old);
                Files.deleteIfExists(old);
            }
        }
    }

    /** Takes the fingerprint of what it writes. */
    private static Fingerprint write(Path file, AtomicFile.Content content) throws IOException {
        AtomicReference<Fingerprint> fingerprint = new AtomicReference<>();
        AtomicFile.write(file, out -> {
            Fingerprint.Stream stream = new Fingerprint.Stream(out);
            content.writeTo(stream);
            stream.flush();
            fingerprint.set(stream.fingerprint());
        });
        return fingerprint.get();
    }

    /** Completes the build: deletes the folders of targets that are no longer built, and lets the rest be packed. */
    public void complete(List<BuiltLibrary> libraries) throws IOException {
        Set<Path> current =
                libraries.stream().map(built -> built.file().getParent()).collect(Collectors.toSet());
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.filter(it -> !current.contains(it) && !isOfExecution(it) && !it.endsWith(NOTES))
                    .toList()) {
                Folders.delete(folder);
            }
        }
        SortedMap<String, String> values = new TreeMap<>();
        libraries.forEach(built -> values.put(built.target().toString(), built.library()));
        writeText(index(), PropertiesText.format(values));
    }

    /**
     * Reads back what was built.
     *
     * @throws FerruleException if nothing was built, or a file has changed since
     */
    public List<BuiltLibrary> read() throws IOException {
        if (!Files.isRegularFile(index())) {
            throw nothingBuilt();
        }
        try (ParallelTasks tasks = new ParallelTasks()) {
            return tasks.forEach(
                    new TreeMap<>(PropertiesText.parse(Files.readString(index()))).entrySet(),
                    entry -> read(TargetSpec.parse((String) entry.getKey()), (String) entry.getValue()));
        }
    }

    private BuiltLibrary read(TargetSpec target, String library) throws IOException {
        Path file = file(target.triple(), library);
        if (!Files.isRegularFile(file) || !Files.isRegularFile(record(file))) {
            throw foreign(target, file);
        }
        BuiltLibrary built = LibraryRecord.parse(Files.readString(record(file)), library, file);
        if (!built.target().equals(target) || !built.fingerprint().equals(fingerprint(file))) {
            throw foreign(target, file);
        }
        return built;
    }

    private FerruleException nothingBuilt() {
        return Problem.of(ProblemCode.NOTHING_TO_BUNDLE, "no library has been built to bundle")
                .fact(root + " contains no finished build")
                .remedy("run  ferrule:build  before  ferrule:bundle : bind both goals, see the README")
                .asException();
    }

    private static void writeText(Path file, String text) throws IOException {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private FileNotes notes() {
        return new FileNotes(root.resolve(NOTES));
    }

    private Path index() {
        return root.resolve("build.properties");
    }

    private static Path record(Path file) {
        return file.resolveSibling(file.getFileName() + ".properties");
    }

    private static FerruleException foreign(TargetSpec target, Path file) {
        return Problem.of(ProblemCode.FOREIGN_LIBRARY, target + ": the library is not the one that was built for it")
                .fact(file + " does not match its record")
                .remedy("run  mvn clean package")
                .asException();
    }
}
