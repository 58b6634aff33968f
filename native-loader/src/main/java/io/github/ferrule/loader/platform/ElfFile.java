package io.github.ferrule.loader.platform;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an ELF file says about the C library: its program interpreter, the libraries it needs and the symbol versions it
 * defines. Whatever the bytes are, a call ends with an answer or an {@link IOException}.
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
    private static final int MOST_ENTRIES = 4096;

    private final ByteSource source;
    private final ElfLayout layout;

    private ElfFile(ByteSource source, ElfLayout layout) {
        this.source = source;
        this.layout = layout;
    }

    /** @throws IOException if this is no ELF file, or is cut off */
    public static ElfFile read(ByteSource source) throws IOException {
        return new ElfFile(source, ElfLayout.read(source));
    }

    /** The program that the kernel starts to run this one, such as {@code /lib/ld-musl-x86_64.so.1}; null if there is none. */
    public String interpreter() throws IOException {
        int header = layout.find(PT_INTERP, 0);
        return header < 0 ? null : name(layout.offset(header), layout.sizeInFile(header));
    }

    /** The names of the libraries that must be loaded with this one. */
    public List<String> needed() throws IOException {
        List<String> names = new ArrayList<>();
        byte[] dynamic = dynamic();
        long strings = value(dynamic, DT_STRTAB);
        for (int at = 0; at + layout.dynamicSize() <= dynamic.length; at += layout.dynamicSize()) {
            if (layout.word(dynamic, at) == DT_NEEDED) {
                names.add(string(strings, layout.word(dynamic, at + layout.wordSize())));
            }
        }
        return names;
    }

    /** The symbol versions that this library offers, such as {@code GLIBC_2.36}. */
    public List<String> versionDefinitions() throws IOException {
        byte[] dynamic = dynamic();
        long strings = value(dynamic, DT_STRTAB);
        long definition = value(dynamic, DT_VERDEF);
        long count = Math.min(value(dynamic, DT_VERDEFNUM), MOST_ENTRIES);
        List<String> names = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            byte[] entry = source.read(fileOffset(definition), 20);
            byte[] first = source.read(fileOffset(definition + layout.int32(entry, 12)), 4);
            names.add(string(strings, layout.int32(first, 0)));
            long next = layout.int32(entry, 16);
            if (next == 0) {
                break;
            }
            definition += next;
        }
        return names;
    }

    private byte[] dynamic() throws IOException {
        int header = layout.find(PT_DYNAMIC, 0);
        if (header < 0) {
            return new byte[0];
        }
        long most = (long) MOST_ENTRIES * layout.dynamicSize();
        if (layout.sizeInFile(header) < 0) {
            throw new IOException("dynamic section of a negative size");
        }
        return source.read(layout.offset(header), (int) Math.min(layout.sizeInFile(header), most));
    }

    private long value(byte[] dynamic, int tag) {
        for (int at = 0; at + layout.dynamicSize() <= dynamic.length; at += layout.dynamicSize()) {
            if (layout.word(dynamic, at) == tag) {
                return layout.word(dynamic, at + layout.wordSize());
            }
        }
        return 0;
    }

    private String string(long table, long index) throws IOException {
        return name(fileOffset(table + index), LONGEST_NAME);
    }

    private long fileOffset(long address) throws IOException {
        for (int header = layout.find(PT_LOAD, 0); header >= 0; header = layout.find(PT_LOAD, header + 1)) {
            long start = layout.address(header);
            if (address >= start && address - start < layout.sizeInFile(header)) {
                return layout.offset(header) + (address - start);
            }
        }
        throw new IOException("address " + address + " lies in no segment");
    }

    private String name(long offset, long most) throws IOException {
        StringBuilder name = new StringBuilder();
        for (long at = 0; at < Math.min(most, LONGEST_NAME); at += 32) {
            byte[] piece = upTo32(offset + at);
            for (byte b : piece) {
                if (b == 0) {
                    return name.toString();
                }
                name.append((char) (b & 0xff));
            }
            if (piece.length < 32) {
                break;
            }
        }
        throw new IOException("name at " + offset + " has no end");
    }

    private byte[] upTo32(long offset) throws IOException {
        long rest = source.size() - offset;
        if (offset < 0 || rest <= 0) {
            throw new IOException("name at " + offset + " lies outside");
        }
        return source.read(offset, (int) Math.min(32, rest));
    }
}
