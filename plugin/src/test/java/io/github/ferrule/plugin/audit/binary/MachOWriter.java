package io.github.ferrule.plugin.audit.binary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes small dylibs for tests. */
public final class MachOWriter {

    private static final int HEADER = 32;

    private final long cpuType;
    private int fileType = 6;
    private String installName = "@rpath/libmathlib.dylib";
    private long minimumOs = 11 << 16;
    private boolean oldMinimumCommand;
    private boolean signed = true;
    private boolean trie = true;
    private int debugBytes;
    private byte[] payload = {};
    private final List<String> needed = new ArrayList<>();
    private final List<String> weaklyNeeded = new ArrayList<>();
    private final List<String> rpaths = new ArrayList<>();
    private final List<String> exports = new ArrayList<>();
    private final List<String> imports = new ArrayList<>();
    private final List<String> locals = new ArrayList<>();

    private MachOWriter(long cpuType) {
        this.cpuType = cpuType;
    }

    public static MachOWriter x86_64() {
        return new MachOWriter(0x01000007);
    }

    public static MachOWriter aarch64() {
        return new MachOWriter(0x0100000c);
    }

    public MachOWriter fileType(int type) {
        fileType = type;
        return this;
    }

    public MachOWriter installName(String name) {
        installName = name;
        return this;
    }

    public MachOWriter minimumOs(int major, int minor) {
        minimumOs = (long) major << 16 | (long) minor << 8;
        return this;
    }

    public MachOWriter oldMinimumCommand() {
        oldMinimumCommand = true;
        return this;
    }

    public MachOWriter unsigned() {
        signed = false;
        return this;
    }

    public MachOWriter withoutTrie() {
        trie = false;
        return this;
    }

    public MachOWriter debugBytes(int count) {
        debugBytes = count;
        return this;
    }

    public MachOWriter payload(byte[] bytes) {
        payload = bytes.clone();
        return this;
    }

    public MachOWriter needed(String... libraries) {
        needed.addAll(List.of(libraries));
        return this;
    }

    public MachOWriter weaklyNeeded(String... libraries) {
        weaklyNeeded.addAll(List.of(libraries));
        return this;
    }

    public MachOWriter rpath(String... folders) {
        rpaths.addAll(List.of(folders));
        return this;
    }

    public MachOWriter exports(String... names) {
        exports.addAll(List.of(names));
        return this;
    }

    public MachOWriter imports(String... names) {
        imports.addAll(List.of(names));
        return this;
    }

    public MachOWriter locals(String... names) {
        locals.addAll(List.of(names));
        return this;
    }

    public byte[] bytes() {
        StringTable strings = new StringTable();
        ByteBuilder symbols = symbols(strings);
        ByteBuilder exportTrie = trie();
        int commands = commands(0, symbols, strings, exportTrie).stream()
                .mapToInt(ByteBuilder::size)
                .sum();
        List<ByteBuilder> placed = commands(HEADER + commands, symbols, strings, exportTrie);
        ByteBuilder file = ByteBuilder.little().u32(0xfeedfacfL, cpuType, 0, fileType, placed.size(), commands, 0, 0);
        placed.forEach(command -> file.raw(command.bytes()));
        return file.raw(symbols.bytes())
                .raw(strings.bytes())
                .raw(exportTrie.bytes())
                .padTo(file.size() + debugBytes + 16)
                .raw(payload)
                .bytes();
    }

    /** A universal file with these slices. */
    public static byte[] universal(MachOWriter... slices) {
        ByteBuilder table = new ByteBuilder(false, 8).u32(0xcafebabeL, slices.length);
        ByteBuilder content = new ByteBuilder(false, 8);
        int start = 8 + 20 * slices.length;
        for (MachOWriter slice : slices) {
            byte[] bytes = slice.bytes();
            table.u32(slice.cpuType, 0, start + content.size(), bytes.length, 0);
            content.raw(bytes);
        }
        return table.raw(content.bytes()).bytes();
    }

    private List<ByteBuilder> commands(int start, ByteBuilder symbols, StringTable strings, ByteBuilder exportTrie) {
        int stringsAt = start + symbols.size();
        int trieAt = stringsAt + strings.bytes().length;
        int rest = trieAt + exportTrie.size();
        List<ByteBuilder> all = new ArrayList<>();
        if (!installName.isEmpty()) {
            all.add(dylib(LoadCommands.ID_DYLIB, installName));
        }
        needed.forEach(name -> all.add(dylib(LoadCommands.LOAD_DYLIB, name)));
        weaklyNeeded.forEach(name -> all.add(dylib(LoadCommands.WEAK_DYLIB, name)));
        rpaths.forEach(folder -> all.add(command(
                LoadCommands.RPATH, ByteBuilder.little().u32(12).text(folder).align(8))));
        all.add(
                oldMinimumCommand
                        ? command(
                                LoadCommands.VERSION_MIN_MACOS,
                                ByteBuilder.little().u32(minimumOs, 0))
                        : command(
                                LoadCommands.BUILD_VERSION, ByteBuilder.little().u32(1, minimumOs, 0, 0)));
        all.add(command(0x1bL, ByteBuilder.little().padTo(16)));
        all.add(command(
                LoadCommands.SYMBOLS,
                ByteBuilder.little().u32(start, symbols.size() / 16, stringsAt, strings.bytes().length)));
        if (trie) {
            all.add(command(LoadCommands.EXPORTS_TRIE, ByteBuilder.little().u32(trieAt, exportTrie.size())));
        }
        if (signed) {
            all.add(command(LoadCommands.CODE_SIGNATURE, ByteBuilder.little().u32(rest, 16)));
        }
        if (debugBytes > 0) {
            all.add(command(
                    LoadCommands.SEGMENT_64,
                    ByteBuilder.little()
                            .raw("__DWARF".getBytes(StandardCharsets.US_ASCII))
                            .padTo(16)
                            .word(0, debugBytes, rest, debugBytes)
                            .u32(0, 0, 0, 0)));
        }
        return all;
    }

    private static ByteBuilder command(long type, ByteBuilder body) {
        return ByteBuilder.little().u32(type, 8L + body.size()).raw(body.bytes());
    }

    private static ByteBuilder dylib(long type, String name) {
        return command(type, ByteBuilder.little().u32(24, 0, 0, 0).text(name).align(8));
    }

    private ByteBuilder symbols(StringTable strings) {
        ByteBuilder table = ByteBuilder.little();
        imports.forEach(name -> symbol(table, strings.add("_" + name), 0x01, 0x100));
        exports.forEach(name -> symbol(table, strings.add("_" + name), 0x0f, 0));
        locals.forEach(name -> symbol(table, strings.add("_" + name), 0x0e, 0));
        return table;
    }

    private static void symbol(ByteBuilder table, long name, int type, int description) {
        table.u32(name).u8(type).u8(1).u16(description).word(0);
    }

    /** A root with one edge for each whole name; the offsets are padded to three bytes each. */
    private ByteBuilder trie() {
        int root = 2 + exports.stream().mapToInt(name -> name.length() + 5).sum();
        ByteBuilder table = ByteBuilder.little().u8(0).u8(exports.size());
        int at = root;
        for (String name : exports) {
            table.text("_" + name)
                    .u8(at & 0x7f | 0x80)
                    .u8(at >> 7 & 0x7f | 0x80)
                    .u8(at >> 14);
            at += 4;
        }
        exports.forEach(name -> table.u8(2).u8(0).u8(0).u8(0));
        return table;
    }
}
