package io.github.ferrule.loader.platform;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Facts about the C library from an ELF file: its program interpreter, the libraries that it needs, and its version. Whatever
 * the bytes are, a call ends with an answer or an {@link IOException}.
 */
public final class ElfFile {
    private static final int PT_LOAD = 1;
    private static final int PT_DYNAMIC = 2;
    private static final int PT_INTERP = 3;
    private static final int DT_NEEDED = 1;
    private static final int DT_STRTAB = 5;
    private static final int DT_VERDEF = 0x6ffffffc;
    private static final int DT_VERDEFNUM = 0x6ffffffd;
    private static final int LONGEST_NAME = 4096;
    private static final int LONGEST_VERSION = 32;
    private static final int MOST_ENTRIES = 4096;
    private static final byte[] GLIBC = {'G', 'L', 'I', 'B', 'C', '_'};

    private final ElfLayout layout;

    private ElfFile(ElfLayout layout) {
        this.layout = layout;
    }

    /**
     * @param file the beginning of the file; the rest cannot be read
     * @throws IOException if this is not an ELF file
     */
    public static ElfFile parse(byte[] file) throws IOException {
        return new ElfFile(ElfLayout.read(file));
    }

    /**
     * @param file stays open as long as questions are asked
     * @throws IOException if this is not an ELF file
     */
    static ElfFile parse(RandomAccessFile file) throws IOException {
        return new ElfFile(ElfLayout.read(file));
    }

    /** The program that the kernel starts to run this one, such as {@code /lib/ld-musl-x86_64.so.1}; null if there is none. */
    public String interpreter() throws IOException {
        int header = layout.find(PT_INTERP, 0);
        return header < 0
                ? null
                : layout.text(layout.offset(header), Math.min(layout.sizeInFile(header), LONGEST_NAME));
    }

    /** The names of the libraries that must be loaded with this one. */
    public List<String> needed() throws IOException {
        List<String> names = new ArrayList<>();
        long[] dynamic = dynamic();
        for (int i = 0; i < dynamic.length; i += 2) {
            if (dynamic[i] == DT_NEEDED) {
                names.add(string(value(dynamic, DT_STRTAB), dynamic[i + 1]));
            }
        }
        return names;
    }

    /** The version of this glibc, which is the highest of the symbol versions that it offers; null if it is none. */
    Version glibc() throws IOException {
        long[] dynamic = dynamic();
        long[] names = versionNames(dynamic);
        long texts = names.length == 0 ? 0 : fileOffset(value(dynamic, DT_STRTAB));
        Version highest = null;
        for (long name : names) {
            Version version = glibc(layout.bytes(texts + name, LONGEST_VERSION));
            if (version != null && (highest == null || version.compareTo(highest) > 0)) {
                highest = version;
            }
        }
        return highest;
    }

    /** Finds the positions of the defined versions in the strings, before reading these: they are elsewhere in the file. */
    private long[] versionNames(long[] dynamic) throws IOException {
        long[] names = new long[(int) Math.max(0, Math.min(value(dynamic, DT_VERDEFNUM), MOST_ENTRIES))];
        long at = names.length == 0 ? 0 : fileOffset(value(dynamic, DT_VERDEF));
        for (int i = 0; i < names.length; i++) {
            names[i] = layout.int32(at + layout.int32(at + 12));
            long next = layout.int32(at + 16);
            if (next == 0) {
                return Arrays.copyOf(names, i + 1);
            }
            at += next;
        }
        return names;
    }

    /** Reads {@code GLIBC_2.36} up to its zero byte; null if it is something else. */
    private static Version glibc(byte[] text) {
        for (int i = 0; i < GLIBC.length; i++) {
            if (i == text.length || text[i] != GLIBC[i]) {
                return null;
            }
        }
        int end = GLIBC.length;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return Version.parse(text, GLIBC.length, end);
    }

    /** Tag and value of each entry in turn. */
    private long[] dynamic() throws IOException {
        int header = layout.find(PT_DYNAMIC, 0);
        long entries = header < 0 ? 0 : layout.sizeInFile(header) / (2 * layout.wordSize());
        return layout.words(
                header < 0 ? 0 : layout.offset(header), 2 * (int) Math.max(0, Math.min(entries, MOST_ENTRIES)));
    }

    /** The value of the last entry of this tag; 0 if there is none. */
    private static long value(long[] dynamic, long tag) {
        long value = 0;
        for (int i = 0; i < dynamic.length; i += 2) {
            value = dynamic[i] == tag ? dynamic[i + 1] : value;
        }
        return value;
    }

    private String string(long table, long index) throws IOException {
        return layout.text(fileOffset(table + index), LONGEST_NAME);
    }

    private long fileOffset(long address) throws IOException {
        for (int header = layout.find(PT_LOAD, 0); header >= 0; header = layout.find(PT_LOAD, header + 1)) {
            long start = layout.address(header);
            if (address >= start && address - start < layout.sizeInFile(header)) {
                return layout.offset(header) + (address - start);
            }
        }
        throw new IOException("address " + address + " is not in a segment");
    }
}
