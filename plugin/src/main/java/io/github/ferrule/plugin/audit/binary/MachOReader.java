package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Puts a {@link MachOBinary} together from its load commands. */
final class MachOReader {

    private static final long BIG_32 = 0xfeedfaceL;
    private static final long BIG_64 = 0xfeedfacfL;
    private static final long LITTLE_32 = 0xcefaedfeL;
    private static final long LITTLE_64 = 0xcffaedfeL;
    private static final Long[] DYLIBS = {
        LoadCommands.LOAD_DYLIB,
        LoadCommands.WEAK_DYLIB,
        LoadCommands.REEXPORT_DYLIB,
        LoadCommands.LAZY_DYLIB,
        LoadCommands.UPWARD_DYLIB
    };
    private static final int NAME = 8;
    private static final int MACOS = 1;

    private MachOReader() {}

    static boolean accepts(long magic) {
        return List.of(BIG_32, BIG_64, LITTLE_32, LITTLE_64).contains(magic);
    }

    static MachOBinary read(BinaryView bytes) throws IOException {
        bytes.require("Mach-O header", 0, 32);
        long magic = bytes.in(ByteOrder.BIG_ENDIAN).u32(0);
        if (!accepts(magic)) {
            throw bytes.malformed(0, "a slice that is not Mach-O: it starts with %08x".formatted(magic));
        }
        BinaryView file = bytes.in(magic == BIG_32 || magic == BIG_64 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        MachOHeader header = MachOHeader.read(file, magic == BIG_64 || magic == LITTLE_64);
        LoadCommands commands = LoadCommands.read(file, header);
        List<String> needed = commands.texts(NAME, DYLIBS);
        MachOSymbols symbols = MachOSymbols.read(file, header, commands, needed);
        return new MachOBinary(
                file.length(),
                header,
                commands.texts(NAME, LoadCommands.ID_DYLIB).stream().findFirst(),
                needed,
                commands.texts(NAME, LoadCommands.WEAK_DYLIB),
                commands.texts(NAME, LoadCommands.RPATH),
                exports(file, commands, symbols),
                symbols.imported(),
                minimumOs(commands),
                signed(file, commands),
                new StrippableBytes(symbols.localBytes(), debugSize(file, commands)));
    }

    private static SortedSet<String> exports(BinaryView file, LoadCommands commands, MachOSymbols symbols)
            throws IOException {
        Optional<BinaryView> trie = trie(file, commands);
        return Collections.unmodifiableSortedSet(
                trie.isEmpty()
                        ? symbols.defined()
                        : ExportTrie.read(trie.get()).stream()
                                .map(MachOSymbols::plain)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Optional<BinaryView> trie(BinaryView file, LoadCommands commands) throws IOException {
        Optional<LoadCommands.Command> own = commands.first(LoadCommands.EXPORTS_TRIE);
        if (own.isPresent()) {
            return Optional.of(linked(file, "export trie", own.get(), 8));
        }
        Optional<LoadCommands.Command> info = commands.first(LoadCommands.DYLD_INFO, LoadCommands.DYLD_INFO_ONLY);
        return info.isPresent() ? Optional.of(linked(file, "export trie", info.get(), 40)) : Optional.empty();
    }

    private static boolean signed(BinaryView file, LoadCommands commands) throws IOException {
        Optional<LoadCommands.Command> command = commands.first(LoadCommands.CODE_SIGNATURE);
        return command.isPresent()
                && linked(file, "code signature", command.get(), 8).length() > 0;
    }

    private static BinaryView linked(BinaryView file, String what, LoadCommands.Command command, int field)
            throws IOException {
        return file.part(what, command.bytes().u32(field), command.bytes().u32(field + 4));
    }

    /** Returns the size of the DWARF segment, which linkers omit by default. */
    private static long debugSize(BinaryView file, LoadCommands commands) throws IOException {
        long debug = 0;
        for (LoadCommands.Command command : commands.all()) {
            if (command.is(LoadCommands.SEGMENT, LoadCommands.SEGMENT_64)) {
                boolean is64 = command.type() == LoadCommands.SEGMENT_64;
                BinaryView fields = command.bytes();
                String name = fields.string(8, 16);
                long offset = is64 ? fields.i64(40) : fields.u32(32);
                long size = is64 ? fields.i64(48) : fields.u32(36);
                file.require("segment " + name, offset, size);
                debug += name.equals("__DWARF") ? size : 0;
            }
        }
        return debug;
    }

    /** Returns the oldest macOS, as one of two load commands states it. */
    private static Optional<VersionNumber> minimumOs(LoadCommands commands) throws IOException {
        for (LoadCommands.Command command : commands.all()) {
            if (command.type() == LoadCommands.BUILD_VERSION && command.bytes().u32(8) == MACOS) {
                return Optional.of(version(command.bytes().u32(12)));
            }
            if (command.type() == LoadCommands.VERSION_MIN_MACOS) {
                return Optional.of(version(command.bytes().u32(8)));
            }
        }
        return Optional.empty();
    }

    /** Sixteen bits for the first number, eight for each of the others; a zero at the end is not written. */
    private static VersionNumber version(long packed) {
        int major = (int) (packed >>> 16);
        int minor = (int) (packed >>> 8) & 0xff;
        int patch = (int) packed & 0xff;
        return patch == 0 ? VersionNumber.of(major, minor) : VersionNumber.of(major, minor, patch);
    }
}
