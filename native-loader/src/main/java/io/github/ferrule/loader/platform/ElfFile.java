package io.github.ferrule.loader.platform;

import java.io.IOException;
import java.io.RandomAccessFile;
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

    private final ElfLayout layout;
    private long strings;
    private long definitions;
    private long definitionCount;

    private ElfFile(ElfLayout layout) {
        this.layout = layout;
    }

    /**
     * @param file the file from its start on; where it is cut off, what lies behind cannot be asked for
     * @throws IOException if this is no ELF file
     */
    public static ElfFile parse(byte[] file) throws IOException {
        return new ElfFile(ElfLayout.read(file));
    }

    /**
     * @param file stays open as long as questions are asked
     * @throws IOException if this is no ELF file
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
        readDynamic();
        long end = dynamicEnd();
        for (long at = dynamicStart(); at + layout.dynamicSize() <= end; at += layout.dynamicSize()) {
            if (layout.word(at) == DT_NEEDED) {
                names.add(string(strings, layout.word(at + layout.wordSize())));
            }
        }
        return names;
    }

    /** The symbol versions that this library offers, such as {@code GLIBC_2.36}. */
    public List<String> versionDefinitions() throws IOException {
        readDynamic();
        long[] indexes = new long[(int) Math.max(0, Math.min(definitionCount, MOST_ENTRIES))];
        int found = 0;
        long at = indexes.length == 0 ? 0 : fileOffset(definitions);
        for (boolean more = indexes.length > 0; more && found < indexes.length; found++) {
            indexes[found] = layout.int32(at + layout.int32(at + 12));
            long next = layout.int32(at + 16);
            more = next != 0;
            at += next;
        }
        // The names come after all numbers, as they lie elsewhere in the file.
        List<String> names = new ArrayList<>(found);
        long texts = found == 0 ? 0 : fileOffset(strings);
        for (int i = 0; i < found; i++) {
            names.add(layout.text(texts + indexes[i], LONGEST_NAME));
        }
        return names;
    }

    private long dynamicStart() throws IOException {
        int header = layout.find(PT_DYNAMIC, 0);
        return header < 0 ? 0 : layout.offset(header);
    }

    private long dynamicEnd() throws IOException {
        int header = layout.find(PT_DYNAMIC, 0);
        long most = (long) MOST_ENTRIES * layout.dynamicSize();
        return header < 0 ? 0 : layout.offset(header) + Math.min(layout.sizeInFile(header), most);
    }

    /** Reads the values of the entries that others depend on; 0 for one that is not there. */
    private void readDynamic() throws IOException {
        long end = dynamicEnd();
        for (long at = dynamicStart(); at + layout.dynamicSize() <= end; at += layout.dynamicSize()) {
            long tag = layout.word(at);
            if (tag == DT_STRTAB) {
                strings = layout.word(at + layout.wordSize());
            } else if (tag == DT_VERDEF) {
                definitions = layout.word(at + layout.wordSize());
            } else if (tag == DT_VERDEFNUM) {
                definitionCount = layout.word(at + layout.wordSize());
            }
        }
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
        throw new IOException("address " + address + " lies in no segment");
    }
}
