package io.github.ferrule.plugin.audit.binary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes small ELF libraries for tests: everything the reader looks at, and nothing that could run. */
public final class ElfWriter {

    private record Import(String name, String library, String version, boolean weak) {}

    private record Section(String name, long type, ByteBuilder content, int link) {}

    private final boolean is64;
    private final boolean little;
    private final int machine;
    private long flags;
    private int type = 3;
    private int osAbi;
    private int abiVersion;
    private long stackFlags = 6;
    private boolean textRelocations;
    private boolean program;
    private boolean sectionHeaders = true;
    private int isaLevel;
    private int symbolBytes;
    private int debugBytes;
    private byte[] payload = {};
    private final Map<Long, List<String>> texts = new LinkedHashMap<>();
    private final List<String> exports = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();
    private final List<String> chosen = new ArrayList<>();
    private boolean choosesFunctions;
    private final List<Import> imports = new ArrayList<>();
    private final Map<String, Map<String, Boolean>> versions = new LinkedHashMap<>();
    private final StringTable strings = new StringTable();
    private long claimedVersionNeeds;
    private long staticTls;
    private boolean initialExecOfOthers;
    private final Map<Long, Long> tags = new LinkedHashMap<>();

    private ElfWriter(boolean is64, boolean little, int machine) {
        this.is64 = is64;
        this.little = little;
        this.machine = machine;
    }

    public static ElfWriter of(int bits, boolean little, int machine) {
        return new ElfWriter(bits == 64, little, machine);
    }

    public static ElfWriter x86_64() {
        return of(64, true, 62);
    }

    public ElfWriter flags(long value) {
        flags = value;
        return this;
    }

    public ElfWriter type(int value) {
        type = value;
        return this;
    }

    public ElfWriter abiVersion(int value) {
        abiVersion = value;
        return this;
    }

    public ElfWriter osAbi(int value) {
        osAbi = value;
        return this;
    }

    public ElfWriter program() {
        program = true;
        return this;
    }

    public ElfWriter stack(long segmentFlags) {
        stackFlags = segmentFlags;
        return this;
    }

    public ElfWriter textRelocations() {
        textRelocations = true;
        return this;
    }

    public ElfWriter withoutSections() {
        sectionHeaders = false;
        return this;
    }

    public ElfWriter isaLevel(int level) {
        isaLevel = level;
        return this;
    }

    public ElfWriter symbolBytes(int count) {
        symbolBytes = count;
        return this;
    }

    public ElfWriter debugBytes(int count) {
        debugBytes = count;
        return this;
    }

    public ElfWriter payload(byte[] bytes) {
        payload = bytes.clone();
        return this;
    }

    public ElfWriter needed(String... libraries) {
        return texts(ElfDynamicTable.NEEDED, libraries);
    }

    public ElfWriter rpath(String folders) {
        return texts(ElfDynamicTable.RPATH, folders);
    }

    public ElfWriter runpath(String folders) {
        return texts(ElfDynamicTable.RUNPATH, folders);
    }

    private ElfWriter texts(long tag, String... values) {
        texts.computeIfAbsent(tag, any -> new ArrayList<>()).addAll(List.of(values));
        return this;
    }

    public ElfWriter exports(String... names) {
        exports.addAll(List.of(names));
        return this;
    }

    /** Exported but for the visibility. */
    public ElfWriter hidden(String... names) {
        hidden.addAll(List.of(names));
        return this;
    }

    public ElfWriter imports(String library, String version, String... names) {
        List.of(names).forEach(name -> imports.add(new Import(name, library, version, false)));
        return needsVersion(library, version, false);
    }

    /** Symbols that any library may provide, as linked without the library that has them. */
    public ElfWriter importsUnversioned(String... names) {
        List.of(names).forEach(name -> imports.add(new Import(name, "", "", false)));
        return this;
    }

    /** A thread-local variable that the code finds at a fixed distance from the thread pointer (x86-64). */
    public ElfWriter staticTls(long bytes) {
        staticTls = bytes;
        return this;
    }

    /** Reaches the first import by the initial-exec model. */
    public ElfWriter initialExecOfOthers() {
        initialExecOfOthers = true;
        tags.put(ElfDynamicTable.FLAGS, 0x10L);
        return this;
    }

    public ElfWriter packedRelocations() {
        tags.put(ElfDynamicTable.RELR, 0L);
        return this;
    }

    public ElfWriter androidRelocations() {
        tags.put(ElfDynamicTable.ANDROID_RELA, 0L);
        return this;
    }

    /** A call of a function whose code the library chooses (x86-64). */
    public ElfWriter choosesFunctions() {
        choosesFunctions = true;
        return this;
    }

    /** Functions that are exported under a name of their own, and chosen by the library. */
    public ElfWriter exportsChosen(String... names) {
        chosen.addAll(List.of(names));
        return this;
    }

    public ElfWriter forbidsDlopen() {
        tags.put(ElfDynamicTable.FLAGS_1, 0x40L);
        return this;
    }

    /** A weak symbol whose version is not weak, as GNU ld writes it. */
    public ElfWriter importsWeakly(String library, String version, String name) {
        imports.add(new Import(name, library, version, true));
        return needsVersion(library, version, false);
    }

    public ElfWriter needsVersion(String library, String version, boolean weak) {
        versions.computeIfAbsent(library, any -> new LinkedHashMap<>()).put(version, weak);
        return this;
    }

    /** Lies about the number of entries in the table of needed versions. */
    public ElfWriter claimsVersionNeeds(long count) {
        claimedVersionNeeds = count;
        return this;
    }

    public byte[] bytes() {
        ByteBuilder symbols = symbols();
        ByteBuilder needs = needs();
        Map<Long, List<Long>> textOffsets = new LinkedHashMap<>();
        texts.forEach((tag, values) -> textOffsets.put(
                tag, values.stream().map(strings::add).map(Long::valueOf).toList()));
        int headers = is64 ? 64 : 52;
        int segmentSize = is64 ? 56 : 32;
        int segmentCount = 2 + (stackFlags >= 0 ? 1 : 0) + (isaLevel > 0 ? 1 : 0) + (staticTls > 0 ? 1 : 0);
        ByteBuilder file = blob().padTo(headers + segmentSize * segmentCount).align(16);
        long stringsAt = place(file, blob().raw(strings.bytes()));
        long symbolsAt = place(file, symbols);
        long versymAt = place(file, versym());
        long needsAt = place(file, needs);
        long hashAt = place(file, blob().u32(1, 1 + count(), 0).padTo(8 + 4 * (2 + count())));
        ByteBuilder dynamic = blob();
        textOffsets.forEach((tag, offsets) -> offsets.forEach(offset -> dynamic.word(tag, offset)));
        dynamic.word(ElfDynamicTable.STRINGS, stringsAt, ElfDynamicTable.STRINGS_SIZE, strings.bytes().length)
                .word(ElfDynamicTable.SYMBOLS, symbolsAt, ElfDynamicTable.HASH, hashAt);
        if (!versions.isEmpty()) {
            dynamic.word(ElfDynamicTable.SYMBOL_VERSIONS, versymAt, ElfDynamicTable.VERSION_NEEDS, needsAt)
                    .word(ElfDynamicTable.VERSION_NEED_COUNT, Math.max(claimedVersionNeeds, versions.size()));
        }
        if (textRelocations) {
            dynamic.word(ElfDynamicTable.TEXT_RELOCATIONS, 0);
        }
        if (program) {
            dynamic.word(ElfDynamicTable.FLAGS_1, 0x08000000L);
        }
        tags.forEach(dynamic::word);
        if (staticTls > 0) {
            long relocationsAt = place(file, blob().word(0, 18, 0));
            dynamic.word(ElfDynamicTable.RELA, relocationsAt, ElfDynamicTable.RELA_SIZE, 24);
        }
        if (initialExecOfOthers) {
            long relocationsAt = place(file, blob().word(0, (1L << 32) + 18, 0));
            dynamic.word(ElfDynamicTable.RELA, relocationsAt, ElfDynamicTable.RELA_SIZE, 24);
        }
        if (choosesFunctions) {
            long relocationsAt = place(file, blob().word(0, 37, 0));
            dynamic.word(ElfDynamicTable.PLT_RELOCATIONS, relocationsAt, ElfDynamicTable.PLT_RELOCATIONS_SIZE, 24)
                    .word(ElfDynamicTable.PLT_RELOCATION_KIND, ElfDynamicTable.RELA);
        }
        dynamic.word(0, 0);
        long dynamicAt = place(file, dynamic);
        ByteBuilder table = blob();
        ByteBuilder note = note();
        long noteAt = place(file, note);
        file.raw(payload).align(8);
        List<Section> sections = sections(symbols);
        List<Long> sectionOffsets = new ArrayList<>();
        sections.forEach(section -> sectionOffsets.add(place(file, section.content())));
        long sectionTable = file.size();
        if (sectionHeaders) {
            file.raw(sectionHeaders(sections, sectionOffsets).bytes());
        }
        segment(table, ElfSegments.LOAD, 5, 0, file.size());
        segment(table, ElfSegments.DYNAMIC, 6, dynamicAt, dynamic.size());
        if (stackFlags >= 0) {
            segment(table, ElfSegments.GNU_STACK, stackFlags, 0, 0);
        }
        if (staticTls > 0) {
            table.u32(ElfSegments.THREAD_LOCALS, 4).word(0, 0, 0, 0, staticTls, 8);
        }
        if (isaLevel > 0) {
            segment(table, ElfSegments.NOTE, 4, noteAt, note.size());
        }
        byte[] bytes = file.bytes();
        byte[] header = header(segmentCount, sectionTable, sections.size())
                .raw(table.bytes())
                .bytes();
        System.arraycopy(header, 0, bytes, 0, header.length);
        return bytes;
    }

    private ByteBuilder blob() {
        return new ByteBuilder(little, is64 ? 8 : 4);
    }

    private static long place(ByteBuilder file, ByteBuilder content) {
        file.align(8);
        long at = file.size();
        file.raw(content.bytes());
        return at;
    }

    private int count() {
        return imports.size() + exports.size() + hidden.size() + chosen.size();
    }

    private ByteBuilder header(int segmentCount, long sectionTable, int sectionCount) {
        boolean with = sectionHeaders;
        return blob().raw(new byte[] {0x7f, 'E', 'L', 'F'})
                .u8(is64 ? 2 : 1)
                .u8(little ? 1 : 2)
                .u8(1)
                .u8(osAbi)
                .u8(abiVersion)
                .padTo(16)
                .u16(type)
                .u16(machine)
                .u32(1)
                .word(0, is64 ? 64 : 52, with ? sectionTable : 0)
                .u32(flags)
                .u16(is64 ? 64 : 52)
                .u16(is64 ? 56 : 32)
                .u16(segmentCount)
                .u16(is64 ? 64 : 40)
                .u16(with ? sectionCount : 0)
                .u16(with ? sectionCount - 1 : 0);
    }

    private void segment(ByteBuilder table, long kind, long segmentFlags, long at, long size) {
        if (is64) {
            table.u32(kind, segmentFlags).word(at, at, at, size, size, 8);
        } else {
            table.u32(kind, at, at, at, size, size, segmentFlags, 8);
        }
    }

    private ByteBuilder symbols() {
        ByteBuilder table = blob().padTo(is64 ? 24 : 16);
        imports.forEach(symbol -> symbol(table, symbol.name(), symbol.weak() ? 0x22 : 0x12, 0, 0));
        exports.forEach(name -> symbol(table, name, 0x12, 0, 1));
        hidden.forEach(name -> symbol(table, name, 0x12, 2, 1));
        chosen.forEach(name -> symbol(table, name, 0x1a, 0, 1));
        return table;
    }

    private void symbol(ByteBuilder table, String name, int info, int other, int section) {
        long at = strings.add(name);
        if (is64) {
            table.u32(at).u8(info).u8(other).u16(section).word(0, 0);
        } else {
            table.u32(at, 0, 0).u8(info).u8(other).u16(section);
        }
    }

    private int index(String library, String version) {
        int index = 2;
        for (Map.Entry<String, Map<String, Boolean>> entry : versions.entrySet()) {
            for (String name : entry.getValue().keySet()) {
                if (entry.getKey().equals(library) && name.equals(version)) {
                    return index;
                }
                index++;
            }
        }
        return 1;
    }

    private ByteBuilder versym() {
        ByteBuilder table = blob().u16(0);
        imports.forEach(symbol -> table.u16(index(symbol.library(), symbol.version())));
        for (int i = 0; i < exports.size() + hidden.size(); i++) {
            table.u16(1);
        }
        return table;
    }

    private ByteBuilder needs() {
        ByteBuilder table = blob();
        int left = versions.size();
        for (Map.Entry<String, Map<String, Boolean>> library : versions.entrySet()) {
            int entries = library.getValue().size();
            table.u16(1).u16(entries).u32(strings.add(library.getKey()), 16, --left == 0 ? 0 : 16 + 16L * entries);
            int rest = entries;
            for (Map.Entry<String, Boolean> version : library.getValue().entrySet()) {
                table.u32(0)
                        .u16(version.getValue() ? 2 : 0)
                        .u16(index(library.getKey(), version.getKey()))
                        .u32(strings.add(version.getKey()), --rest == 0 ? 0 : 16);
            }
        }
        return table;
    }

    private ByteBuilder note() {
        return isaLevel == 0
                ? blob()
                : blob().u32(4, 16, 5)
                        .text("GNU")
                        .u32(0xc0008002L, 4, (1L << isaLevel) - 1)
                        .padTo(32);
    }

    private List<Section> sections(ByteBuilder symbols) {
        StringTable names = new StringTable();
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("", 0, blob(), 0));
        sections.add(new Section(".dynsym", 11, symbols, 0));
        if (symbolBytes > 0) {
            sections.add(new Section(".symtab", 2, blob().padTo(symbolBytes), 0));
        }
        if (debugBytes > 0) {
            sections.add(new Section(".debug_info", 1, blob().padTo(debugBytes), 0));
        }
        sections.add(new Section(".shstrtab", 3, blob(), 0));
        sections.forEach(section -> names.add(section.name()));
        sections.set(sections.size() - 1, new Section(".shstrtab", 3, blob().raw(names.bytes()), 0));
        return sections;
    }

    private ByteBuilder sectionHeaders(List<Section> sections, List<Long> offsets) {
        StringTable names = new StringTable();
        ByteBuilder table = blob();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            table.u32(names.add(section.name()), section.type())
                    .word(0, 0, offsets.get(i), section.content().size())
                    .u32(section.link(), 0)
                    .word(1, 0);
        }
        return table;
    }
}
