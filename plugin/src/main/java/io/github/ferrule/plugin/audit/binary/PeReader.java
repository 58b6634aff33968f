package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;

/** Puts a {@link PeBinary} together from its tables. */
final class PeReader {

    private PeReader() {}

    static PeBinary read(BinaryView file) throws IOException {
        PeHeader.Parts parts = PeHeader.read(file);
        PeSections sections = PeSections.read(file, parts);
        PeImports imports = PeImports.read(parts, sections);
        return new PeBinary(
                file.length(),
                parts.header(),
                imports.libraries(),
                PeExports.read(parts, sections),
                imports.symbols(),
                sections.leftovers(parts));
    }
}
