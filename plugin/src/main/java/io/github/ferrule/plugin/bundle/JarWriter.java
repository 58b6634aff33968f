package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.support.file.AtomicFile;
import io.github.ferrule.plugin.support.file.FileNotes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Writes jars whose bytes depend only on their contents.
 *
 * @param timestamp the time of every entry, independent of the time zone
 * @param createdBy the manifest's {@code Created-By}
 * @param stored true to store libraries uncompressed; the small texts that the loader reads always are
 * @param notes what earlier builds have written
 */
public record JarWriter(LocalDateTime timestamp, String createdBy, boolean stored, FileNotes notes) {

    private static final String ENTRIES = "entries";
    /** The best compression takes up to four times as long as the default: a build should not wait half a minute for 1 %. */
    private static final long LARGE = 16 << 20;

    private static final String ADDED = "added entries";

    /**
     * An entry to write.
     *
     * @param content its path and bytes
     * @param time its time
     * @param method its compression method
     */
    record Entry(JarContent content, LocalDateTime time, int method) {}

    /** Writes the jar, completely or not at all. An existing jar with the same contents stays. */
    public void write(Path jar, List<? extends JarContent> contents) throws IOException {
        List<Entry> entries = Stream.concat(Stream.of(manifest()), sorted(contents))
                .map(this::entry)
                .toList();
        String recipe = recipe(entries);
        if (isNoted(jar, ENTRIES, recipe)) {
            return;
        }
        Optional<FileNotes.State> before = Files.isRegularFile(jar) ? FileNotes.state(jar) : Optional.empty();
        if (new PreviousJar(jar).holds(entries)) {
            notes.write(jar, before, ENTRIES, recipe);
            return;
        }
        AtomicFile.write(jar, file -> {
            try (BlockwiseJar out = new BlockwiseJar(file)) {
                putAll(out, entries);
            }
        });
        notes.write(jar, FileNotes.state(jar), ENTRIES, recipe);
    }

    private boolean isNoted(Path jar, String subject, String recipe) throws IOException {
        return Files.isRegularFile(jar)
                && notes.read(jar, subject).filter(recipe::equals).isPresent();
    }

    /** Returns a text that is the same for jars with the same bytes only. */
    private static String recipe(List<Entry> entries) throws IOException {
        StringBuilder recipe = new StringBuilder();
        for (Entry entry : entries) {
            recipe.append(entry.content().sha256())
                    .append(' ')
                    .append(entry.time())
                    .append(' ')
                    .append(entry.method())
                    .append(' ')
                    .append(entry.content().path())
                    .append('\n');
        }
        return recipe.toString();
    }

    /** Changes the contents of an existing jar, completely or not at all. Entries that are not replaced stay unchanged. */
    public void update(Path jar, List<? extends JarContent> contents, Predicate<String> obsolete) throws IOException {
        List<Entry> entries = sorted(contents).map(this::entry).toList();
        String recipe = recipe(entries);
        if (isNoted(jar, ADDED, recipe)) {
            return; // nobody has changed it since they were added
        }
        Set<String> replaced = contents.stream().map(JarContent::path).collect(Collectors.toSet());
        AtomicFile.write(jar, file -> {
            try (ZipFile old = new ZipFile(jar.toFile());
                    BlockwiseJar out = new BlockwiseJar(file)) {
                for (ZipEntry entry : Collections.list(old.entries())) {
                    if (!replaced.contains(entry.getName()) && !obsolete.test(entry.getName())) {
                        copy(old, entry, out);
                    }
                }
                putAll(out, entries);
            }
        });
        notes.write(jar, FileNotes.state(jar), ADDED, recipe);
    }

    private static void copy(ZipFile from, ZipEntry entry, JarOutputStream out) throws IOException {
        ZipEntry same = new ZipEntry(entry);
        same.setCompressedSize(-1); // another zlib may have compressed it
        out.putNextEntry(same);
        try (InputStream in = from.getInputStream(entry)) {
            in.transferTo(out);
        }
        out.closeEntry();
    }

    private Entry entry(JarContent content) {
        return new Entry(content, timestamp, stored ? ZipEntry.STORED : content.method());
    }

    private static Stream<? extends JarContent> sorted(List<? extends JarContent> contents) {
        return contents.stream().sorted(Comparator.comparing(JarContent::path));
    }

    private static void putAll(BlockwiseJar out, List<Entry> entries) throws IOException {
        for (Entry wanted : entries) {
            JarEntry entry = new JarEntry(wanted.content().path());
            entry.setTimeLocal(wanted.time());
            if (wanted.method() == ZipEntry.STORED) {
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(wanted.content().size());
                entry.setCrc(wanted.content().crc32());
            }
            boolean isSmall = wanted.content().size() <= LARGE;
            out.setLevel(isSmall ? Deflater.BEST_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
            out.putNextEntry(entry);
            if (isSmall && wanted.method() == ZipEntry.DEFLATED) {
                ByteArrayOutputStream bytes =
                        new ByteArrayOutputStream((int) wanted.content().size());
                wanted.content().writeTo(bytes);
                out.writeInBlocks(bytes.toByteArray());
            } else {
                wanted.content().writeTo(out);
            }
            out.closeEntry();
        }
    }

    private JarContent manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Created-By", createdBy);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            manifest.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return new JarContent.Text(JarFile.MANIFEST_NAME, bytes.toByteArray());
    }
}
