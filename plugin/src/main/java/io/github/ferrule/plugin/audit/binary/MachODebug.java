package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;

/** The size of the DWARF segment, which linkers leave out unless told otherwise. */
final class MachODebug {

    private MachODebug() {}

    static long size(BinaryView file, LoadCommands commands) throws IOException {
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
}
