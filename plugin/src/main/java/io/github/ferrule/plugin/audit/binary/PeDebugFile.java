package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.Optional;

/** The path of the PDB file that the debug directory names: a path of the machine that linked the library. */
final class PeDebugFile {

    private static final int DIRECTORY = 6;
    private static final int ENTRY = 28;
    private static final int CODE_VIEW = 2;
    private static final long RSDS = 0x53445352L;

    private PeDebugFile() {}

    static Optional<String> read(BinaryView file, PeHeader.Parts parts, PeSections sections) throws IOException {
        PeHeader.Directory directory = parts.directory(DIRECTORY);
        if (directory.address() == 0) {
            return Optional.empty();
        }
        BinaryView table =
                sections.at("debug directory", directory.address()).part("debug directory", 0, directory.size());
        for (long at = 0; at + ENTRY <= table.length(); at += ENTRY) {
            long size = table.u32(at + 16);
            if (table.u32(at + 12) == CODE_VIEW && size > 24) {
                BinaryView entry = file.part("CodeView record", table.u32(at + 24), size);
                if (entry.u32(0) == RSDS) {
                    return Optional.of(entry.string(24, (int) Math.min(size - 24, 1024)));
                }
            }
        }
        return Optional.empty();
    }
}
