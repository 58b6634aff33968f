package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The export table. Only names count, because Rust libraries are not loaded by ordinal. */
final class PeExports {

    private static final int DIRECTORY = 0;

    private PeExports() {}

    static SortedSet<String> read(PeHeader.Parts parts, PeSections sections) throws IOException {
        PeHeader.Directory directory = parts.directory(DIRECTORY);
        if (directory.address() == 0) {
            return Collections.emptySortedSet();
        }
        BinaryView table = sections.at("export table", directory.address());
        long count = table.u32(24);
        SortedSet<String> names = new TreeSet<>();
        if (count > 0) {
            BinaryView pointers = sections.at("export names", table.u32(32));
            pointers.require("export names", 0, 4 * count);
            for (long i = 0; i < count; i++) {
                names.add(sections.at("export name", pointers.u32(4 * i)).string(0));
            }
        }
        return Collections.unmodifiableSortedSet(names);
    }
}
