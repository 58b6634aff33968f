package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.nio.ByteOrder;

/** Puts an {@link ElfBinary} together from its tables. */
final class ElfReader {

    private ElfReader() {}

    static ElfBinary read(BinaryView bytes) throws IOException {
        ElfHeader header = ElfHeader.read(bytes);
        BinaryView file = bytes.in(header.littleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        ElfSegments segments = ElfSegments.read(file, header);
        ElfSections sections = ElfSections.read(file, header);
        ElfDynamicTable dynamic = ElfDynamicTable.read(file, header, segments);
        ElfVersions versions = ElfVersions.read(dynamic);
        ElfSymbols symbols = ElfSymbols.read(dynamic, header, sections, versions);
        return new ElfBinary(
                file.length(),
                header,
                ElfLoading.read(header, segments, dynamic),
                symbols.exports(),
                symbols.imports(),
                ElfIndirectFunctions.read(header, dynamic, symbols),
                versions.needed(),
                ElfIsaLevel.read(file, header, segments),
                sections.leftovers());
    }
}
