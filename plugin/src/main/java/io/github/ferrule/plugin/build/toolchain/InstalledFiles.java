package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.Fingerprint;
import io.github.ferrule.plugin.support.file.AtomicFile;
import io.github.ferrule.plugin.support.file.RegularFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The files of an installed release. Their hashes are recorded when it is installed, and compared before it is used. Because
 * zig has 20,000 files, they are read again only if the size, a date or the inode of any file has changed since they were read.
 *
 * @param home the folder of the release
 */
record InstalledFiles(Path home) {

    /** The list of hashes, which {@code sha256sum --check} reads. */
    static final String LIST = "files.sha256";

    /** A hash of what the file system says about the files that were last read. */
    private static final String MARK = ".verified";

    private static final String NO_FILE = "-";
    private static final int LIMIT = 16 << 20;

    /** Programs are at most this deep; the file system's own date of their last change counts, too, which nobody can set. */
    private static final int PROGRAMS = 2;

    /** Records the hash of each file; a link, which could lead anywhere, is refused. */
    void record() throws IOException {
        SortedMap<String, String> hashes = hashes();
        for (Map.Entry<String, String> file : hashes.entrySet()) {
            if (file.getValue().equals(NO_FILE) || file.getKey().indexOf('\n') >= 0) {
                throw new FileSystemException(home.resolve(file.getKey()).toString(), null, "cannot be recorded");
            }
        }
        write(LIST, lines(hashes));
        mark();
    }

    /**
     * Looks for a difference from what was installed.
     *
     * @param beforeReading called before all files are read, which takes seconds
     * @return the first difference, if there is one
     */
    Optional<String> difference(Runnable beforeReading) throws IOException {
        Path list = home.resolve(LIST);
        if (!Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(list + " is missing, which lists what was installed");
        }
        Path mark = home.resolve(MARK);
        if (Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS)
                && RegularFiles.readText(mark, LIMIT).equals(state())) {
            return Optional.empty();
        }
        beforeReading.run();
        SortedMap<String, String> installed = parse(RegularFiles.readText(list, LIMIT));
        SortedMap<String, String> found = hashes();
        if (!installed.equals(found)) {
            return Optional.of(describe(installed, found));
        }
        if (Files.isWritable(home)) { // else it is read each time
            mark();
        }
        return Optional.empty();
    }

    private String describe(Map<String, String> installed, Map<String, String> found) {
        for (Map.Entry<String, String> file : installed.entrySet()) {
            String now = found.get(file.getKey());
            if (!file.getValue().equals(now)) {
                return home.resolve(file.getKey()) + (now == null ? " is missing" : " has changed");
            }
        }
        return found.keySet().stream()
                .filter(path -> !installed.containsKey(path))
                .findFirst()
                .map(path -> home.resolve(path) + " was not installed")
                .orElseThrow();
    }

    private SortedMap<String, String> hashes() throws IOException {
        List<Path> files = new ArrayList<>();
        visit((file, attributes) -> files.add(file));
        try {
            return files.parallelStream()
                    .filter(file -> !file.equals(home.resolve(LIST)))
                    .collect(Collectors.toMap(
                            file -> home.relativize(file).toString().replace(File.separatorChar, '/'),
                            InstalledFiles::sha256,
                            (one, other) -> one,
                            TreeMap::new));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String sha256(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Fingerprint.of(file).sha256()
                    : NO_FILE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hashes what the file system says about each file. The order is that of the folders, which only a change changes. */
    private String state() throws IOException {
        StringBuilder states = new StringBuilder();
        List<Path> programs = new ArrayList<>();
        int prefix = home.toString().length();
        visit((file, attributes) -> {
            states.append(file.toString(), prefix, file.toString().length()).append(' ');
            states.append(attributes.size()).append(' ');
            states.append(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS))
                    .append(' ');
            states.append(attributes.fileKey()).append('\n');
            if (file.getNameCount() - home.getNameCount() <= PROGRAMS) {
                programs.add(file);
            }
        });
        if (home.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            for (Path program : programs) {
                states.append(Files.getAttribute(program, "unix:ctime", LinkOption.NOFOLLOW_LINKS))
                        .append('\n');
            }
        }
        return Fingerprint.of(states.toString().getBytes(StandardCharsets.UTF_8))
                .sha256();
    }

    private void mark() throws IOException {
        write(MARK, state());
    }

    private void visit(BiConsumer<Path, BasicFileAttributes> visitor) throws IOException {
        Path mark = home.resolve(MARK);
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!file.equals(mark)) {
                    visitor.accept(file, attributes);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** A line that is not an entry becomes a file that is missing. */
    private static SortedMap<String, String> parse(String text) {
        SortedMap<String, String> hashes = new TreeMap<>();
        text.lines().map(line -> line.split("  ", 2)).forEach(words -> hashes.put(words[words.length - 1], words[0]));
        return hashes;
    }

    private static String lines(SortedMap<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
                .collect(Collectors.joining());
    }

    private void write(String name, String text) throws IOException {
        AtomicFile.write(home.resolve(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
