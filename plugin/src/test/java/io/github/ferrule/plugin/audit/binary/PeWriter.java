package io.github.ferrule.plugin.audit.binary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes small DLLs for tests: one section with all tables. */
public final class PeWriter {

    private static final int BASE = 0x1000;
    private static final int OFFSET = 0x400;

    private final int machine;
    private final boolean is64;
    private int characteristics = 0x2022;
    private int subsystemMajor = 6;
    private int debugBytes;
    private byte[] payload = {};
    private final List<String> exports = new ArrayList<>();
    private final Map<String, List<String>> imports = new LinkedHashMap<>();
    private final Map<String, List<String>> delayed = new LinkedHashMap<>();

    private PeWriter(int machine, boolean is64) {
        this.machine = machine;
        this.is64 = is64;
    }

    public static PeWriter x86_64() {
        return new PeWriter(0x8664, true);
    }

    public static PeWriter aarch64() {
        return new PeWriter(0xaa64, true);
    }

    public static PeWriter x86() {
        return new PeWriter(0x14c, false);
    }

    public PeWriter program() {
        characteristics = 0x22;
        return this;
    }

    public PeWriter subsystem(int major) {
        subsystemMajor = major;
        return this;
    }

    public PeWriter debugBytes(int count) {
        debugBytes = count;
        return this;
    }

    public PeWriter payload(byte[] bytes) {
        payload = bytes.clone();
        return this;
    }

    public PeWriter exports(String... names) {
        exports.addAll(List.of(names));
        return this;
    }

    /** Names that begin with {@code #} are ordinals. */
    public PeWriter imports(String library, String... names) {
        imports.computeIfAbsent(library, any -> new ArrayList<>()).addAll(List.of(names));
        return this;
    }

    public PeWriter delays(String library, String... names) {
        delayed.computeIfAbsent(library, any -> new ArrayList<>()).addAll(List.of(names));
        return this;
    }

    public byte[] bytes() {
        ByteBuilder data = ByteBuilder.little().padTo(16);
        long[] directories = new long[32];
        if (!exports.isEmpty()) {
            directories[0] = exportTable(data);
            directories[1] = 40;
        }
        if (!imports.isEmpty()) {
            directories[2] = importTable(data);
            directories[3] = 20;
        }
        if (!delayed.isEmpty()) {
            directories[26] = delayTable(data);
            directories[27] = 32;
        }
        data.raw(payload).align(16);
        return file(data, directories);
    }

    private byte[] file(ByteBuilder data, long[] directories) {
        ByteBuilder file = ByteBuilder.little().u16(0x5a4d).padTo(0x3c).u32(64);
        file.u32(0x4550)
                .u16(machine)
                .u16(debugBytes > 0 ? 2 : 1)
                .u32(0, 0, 0)
                .u16(is64 ? 240 : 224)
                .u16(characteristics);
        int optional = file.size();
        file.u16(is64 ? 0x20b : 0x10b)
                .padTo(optional + 48)
                .u16(subsystemMajor)
                .u16(0)
                .padTo(optional + (is64 ? 108 : 92))
                .u32(16);
        for (long value : directories) {
            file.u32(value);
        }
        section(file, ".rdata", BASE, data.size(), OFFSET);
        if (debugBytes > 0) {
            section(file, ".debug_i", 0x100000, debugBytes, OFFSET + data.size());
        }
        return file.padTo(OFFSET)
                .raw(data.bytes())
                .padTo(OFFSET + data.size() + debugBytes)
                .bytes();
    }

    private static void section(ByteBuilder file, String name, int address, int size, int offset) {
        int at = file.size();
        file.raw(name.getBytes(StandardCharsets.US_ASCII)).padTo(at + 8);
        ByteBuilder rest = ByteBuilder.little().u32(size, address, size, offset).padTo(32);
        if (file.size() > at + 8) {
            throw new IllegalArgumentException(name);
        }
        file.raw(rest.bytes());
    }

    private static long place(ByteBuilder data, ByteBuilder content) {
        data.align(8);
        long at = BASE + data.size();
        data.raw(content.bytes());
        return at;
    }

    private long exportTable(ByteBuilder data) {
        List<Long> names = new ArrayList<>();
        exports.forEach(name -> names.add(place(data, ByteBuilder.little().text(name))));
        ByteBuilder pointers = ByteBuilder.little();
        names.forEach(pointers::u32);
        long pointersAt = place(data, pointers);
        return place(data, ByteBuilder.little().u32(0, 0, 0, 0, 1, exports.size(), exports.size(), 0, pointersAt, 0));
    }

    private long names(ByteBuilder data, List<String> names) {
        List<Long> hints = new ArrayList<>();
        names.forEach(name -> hints.add(
                name.startsWith("#")
                        ? (is64 ? 1L << 63 : 1L << 31) + Long.parseLong(name.substring(1))
                        : place(data, ByteBuilder.little().u16(0).text(name))));
        ByteBuilder thunks = new ByteBuilder(true, is64 ? 8 : 4);
        hints.forEach(thunks::word);
        return place(data, thunks.word(0));
    }

    private long importTable(ByteBuilder data) {
        ByteBuilder table = ByteBuilder.little();
        imports.forEach((library, names) -> {
            long lookup = names(data, names);
            table.u32(lookup, 0, 0, place(data, ByteBuilder.little().text(library)), lookup);
        });
        return place(data, table.u32(0, 0, 0, 0, 0));
    }

    private long delayTable(ByteBuilder data) {
        ByteBuilder table = ByteBuilder.little();
        delayed.forEach((library, names) -> {
            long lookup = names(data, names);
            table.u32(1, place(data, ByteBuilder.little().text(library)), 0, 0, lookup, 0, 0, 0);
        });
        return place(data, table.u32(0, 0, 0, 0, 0, 0, 0, 0));
    }
}
