package io.github.ferrule.plugin.audit.input;

import io.github.ferrule.plugin.audit.AuditSubject;
import io.github.ferrule.plugin.audit.LibraryContent;
import io.github.ferrule.plugin.audit.binary.MemoryBudget;
import io.github.ferrule.plugin.audit.binary.NativeBinary;
import io.github.ferrule.plugin.audit.contract.ContractReader;
import io.github.ferrule.plugin.audit.contract.NotAudited;
import io.github.ferrule.plugin.support.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads the libraries and classes of a jar, and of the jars in it. Jars come from anywhere: what is unpacked and kept is
 * bounded by the size of the jar and of the heap, whatever its directory claims. What is left out is listed.
 */
final class JarReader {

    private static final Pattern JAR = Pattern.compile(".*\\.(jar|war|ear|aar|zip)");
    private static final String CLASS = ".class";

    /** Spring Boot's jars hold jars, and those may hold some, too. */
    private static final int DEEPEST = 3;

    private static final int MOST_LIBRARIES = 10_000;

    /** Longer ones, of which no real jar has any, are shown without their middle; reports repeat names. */
    private static final int LONGEST_NAME = 400;

    /** Reports hold the names of all libraries several times, and write some letters as six. */
    private static final int LETTERS_PER_HEAP = 64;

    private static final int LARGEST_CLASS = 16 << 20;
    private static final long UNPACKED_ANYWAY = 1L << 30;
    private static final int UNPACKED_PER_BYTE = 20;
    private static final int COMPRESSION_OVERHEAD = 1024;
    private static final String TOO_MUCH = "the jar unpacks to more than 1 GB and 20 times its size";
    private static final int END_OF_DIRECTORY = 22;
    private static final int LONGEST_COMMENT = 1 << 16;

    private final List<AuditSubject> subjects = new ArrayList<>();
    private final NotAudited notAudited = new NotAudited();
    private final Map<String, Integer> names = new HashMap<>();
    private final MemoryBudget kept = MemoryBudget.ofThisHeap();
    private final ContractReader contract = new ContractReader(kept);
    private final Path temporary;
    private long unpackable;
    private long lettersLeft = Runtime.getRuntime().maxMemory() / LETTERS_PER_HEAP;

    private JarReader(Path temporary, long size) {
        this.temporary = temporary;
        this.unpackable = UNPACKED_ANYWAY + UNPACKED_PER_BYTE * size;
    }

    static AuditedFile read(Path jar) throws IOException {
        Path temporary = Files.createTempDirectory("ferrule-audit");
        try {
            JarReader reader = new JarReader(temporary, Files.size(jar));
            reader.read(jar, "", 1);
            return new AuditedFile(
                    reader.subjects,
                    reader.contract.contract(reader.subjects.stream()
                            .map(AuditSubject::libraryName)
                            .distinct()
                            .toList()),
                    reader.notAudited.list());
        } finally {
            try (var files = Files.list(temporary)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(temporary);
        }
    }

    private void read(Path jar, String prefix, int depth) throws IOException {
        requireSmallDirectory(jar);
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String lower = entry.getName().toLowerCase(Locale.ROOT);
                if (entry.isDirectory()) {
                    continue;
                }
                if (AuditedFile.isLibrary(lower)) {
                    library(zip, entry, prefix, true);
                } else if (lower.endsWith(CLASS)) {
                    classFile(zip, entry, prefix);
                } else if (JAR.matcher(lower).matches()) {
                    nested(zip, entry, prefix, depth);
                } else {
                    other(zip, entry, prefix, depth);
                }
            }
        }
    }

    /** Reads an entry whose name does not tell what it is: applications load libraries of any name. */
    private void other(ZipFile zip, ZipEntry entry, String prefix, int depth) throws IOException {
        switch (kind(zip, entry, prefix)) {
            case NATIVE -> library(zip, entry, prefix, false);
            case CLASS -> classFile(zip, entry, prefix);
            case JAR -> nested(zip, entry, prefix, depth);
            case COMPRESSED -> notAudited.add(name(entry, prefix), "an archive that Ferrule does not unpack");
            case OTHER -> {
                // a text, an image, or other data
            }
        }
    }

    private FileKind kind(ZipFile zip, ZipEntry entry, String prefix) {
        try (InputStream in = open(zip, entry)) {
            return FileKind.of(in.readNBytes(FileKind.HEAD));
        } catch (IOException e) {
            notAudited.add(name(entry, prefix), "cannot be unpacked: " + e.getMessage());
            return FileKind.OTHER;
        }
    }

    /** Entries can share their bytes, and these can unpack to nothing, so what is read counts too. */
    private InputStream open(ZipFile zip, ZipEntry entry) throws IOException {
        if (entry.getCompressedSize() > 2 * Math.max(entry.getSize(), 0) + COMPRESSION_OVERHEAD) {
            // ZipFile reads an entry that claims to be small in as small pieces
            throw new ZipException("it claims to be smaller than its compressed bytes");
        }
        unpackable -= Math.max(entry.getCompressedSize(), 0);
        if (unpackable < 0) {
            throw new ZipException(TOO_MUCH);
        }
        return zip.getInputStream(entry);
    }

    private static String name(ZipEntry entry, String prefix) {
        return prefix + Printable.brief(entry.getName(), LONGEST_NAME);
    }

    /**
     * Reads a library.
     *
     * @param named true if it has the name of a library; other names may also belong to programs
     */
    private void library(ZipFile zip, ZipEntry entry, String prefix, boolean named) throws IOException {
        String name = unique(name(entry, prefix));
        if (subjects.size() >= MOST_LIBRARIES) {
            notAudited.add(name, "the jar has more than " + MOST_LIBRARIES + " libraries");
            return;
        }
        lettersLeft -= weight(name);
        if (lettersLeft < 0) {
            notAudited.add(name, "the names of libraries need more memory than this JVM has; raise -Xmx in MAVEN_OPTS");
            return;
        }
        Path file = temporary.resolve("library");
        if (!unpack(zip, entry, file, name)) {
            return;
        }
        LibraryContent content = LibraryFiles.read(file, kept);
        if (named || content.binary().filter(NativeBinary::loadable).isPresent()) {
            subjects.add(AuditSubject.foreign(name, content));
        } else {
            notAudited.add(
                    name,
                    content.damage()
                            .map("cannot be read: "::concat)
                            .orElse("a program or an object file, not a library"));
        }
    }

    private void nested(ZipFile zip, ZipEntry entry, String prefix, int depth) throws IOException {
        String name = name(entry, prefix);
        if (depth >= DEEPEST) {
            notAudited.add(name, "a jar that is nested more than three deep");
            return;
        }
        Path file = temporary.resolve("nested-" + depth);
        if (unpack(zip, entry, file, name)) {
            try {
                read(file, name + "!/", depth + 1);
            } catch (ZipException e) {
                notAudited.add(name, "cannot be read: " + e.getMessage());
            }
        }
    }

    private void classFile(ZipFile zip, ZipEntry entry, String prefix) {
        String name = name(entry, prefix);
        try (InputStream in = open(zip, entry)) {
            byte[] bytes = in.readNBytes((int) Math.min(LARGEST_CLASS, Math.max(unpackable, 0)));
            unpackable -= bytes.length;
            if (in.read() >= 0) {
                notAudited.add(name, "a class larger than 16 MB, or too much to unpack");
            } else {
                contract.add(name, bytes);
            }
        } catch (IOException e) {
            notAudited.add(name, "cannot be unpacked: " + e.getMessage());
        }
    }

    /** Returns false if the entry is damaged or larger than may be unpacked, whatever size it claims. */
    private boolean unpack(ZipFile zip, ZipEntry entry, Path to, String name) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = open(zip, entry);
                OutputStream out = Files.newOutputStream(to)) {
            for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                unpackable -= read;
                if (unpackable < 0) {
                    notAudited.add(name, TOO_MUCH);
                    return false;
                }
                out.write(buffer, 0, read);
            }
            return true;
        } catch (ZipException e) {
            notAudited.add(name, "cannot be unpacked: " + e.getMessage());
            return false;
        }
    }

    /** Reports every way in which an entry can be damaged as one exception; writing has others. */
    private static int read(InputStream in, byte[] buffer) throws ZipException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            ZipException damaged = new ZipException(e.getMessage());
            damaged.initCause(e);
            throw damaged;
        }
    }

    private static long weight(String name) {
        return name.chars()
                .mapToLong(letter -> letter < 128 && Character.isLetterOrDigit(letter) || letter == '/' ? 1 : 6)
                .sum();
    }

    /** Refuses duplicate names, which would make one library of two. */
    private String unique(String name) {
        int number = names.merge(name, 1, Integer::sum);
        return number == 1 ? name : name + " (" + number + ")";
    }

    /** {@code ZipFile} holds the whole directory in memory. */
    private static void requireSmallDirectory(Path jar) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "r")) {
            long start = Math.max(0, file.length() - END_OF_DIRECTORY - LONGEST_COMMENT);
            byte[] end = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(end);
            // the last one may be in a comment, where ZipFile does not look
            for (int at = end.length - END_OF_DIRECTORY; at >= 0; at--) {
                if (end[at] == 'P' && end[at + 1] == 'K' && end[at + 2] == 5 && end[at + 3] == 6) {
                    long size = Integer.toUnsignedLong(end[at + 12] & 0xff
                            | (end[at + 13] & 0xff) << 8
                            | (end[at + 14] & 0xff) << 16
                            | end[at + 15] << 24);
                    if (Math.min(size, file.length()) > Runtime.getRuntime().maxMemory() / 8) {
                        throw new ZipException(
                                "its directory is too large for the memory of this JVM; raise -Xmx in MAVEN_OPTS");
                    }
                }
            }
        }
    }
}
