package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The load commands of a Mach-O file, each a view of its own bytes. */
record LoadCommands(List<Command> all) {

    static final long SEGMENT = 0x1;
    static final long SYMBOLS = 0x2;
    static final long LOAD_DYLIB = 0xc;
    static final long ID_DYLIB = 0xd;
    static final long SEGMENT_64 = 0x19;
    static final long CODE_SIGNATURE = 0x1d;
    static final long LAZY_DYLIB = 0x20;
    static final long DYLD_INFO = 0x22;
    static final long VERSION_MIN_MACOS = 0x24;
    static final long BUILD_VERSION = 0x32;
    static final long WEAK_DYLIB = 0x80000018L;
    static final long RPATH = 0x8000001cL;
    static final long REEXPORT_DYLIB = 0x8000001fL;
    static final long DYLD_INFO_ONLY = 0x80000022L;
    static final long UPWARD_DYLIB = 0x80000023L;
    static final long EXPORTS_TRIE = 0x80000033L;

    record Command(long type, BinaryView bytes) {

        /** The string whose offset within the command is at {@code field}. */
        String text(int field) throws IOException {
            return bytes.string(bytes.u32(field));
        }

        boolean is(Long... types) {
            return List.of(types).contains(type);
        }
    }

    static LoadCommands read(BinaryView file, MachOHeader header) throws IOException {
        MachOHeader.Commands place = header.commands(file);
        BinaryView table = file.part("load commands", place.offset(), place.size());
        List<Command> all = new ArrayList<>();
        long at = 0;
        for (long i = 0; i < place.count(); i++) {
            table.require("load command " + i, at, 8);
            long size = table.u32(at + 4);
            if (size < 8) {
                throw table.malformed(at, "a load command of %d bytes".formatted(size));
            }
            all.add(new Command(table.u32(at), table.part("load command " + i, at, size)));
            at += size;
        }
        return new LoadCommands(List.copyOf(all));
    }

    Optional<Command> first(Long... types) {
        return all.stream().filter(command -> command.is(types)).findFirst();
    }

    List<String> texts(int field, Long... types) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Command command : all) {
            if (command.is(types)) {
                texts.add(command.text(field));
            }
        }
        return List.copyOf(texts);
    }
}
