package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.stream.Stream;

/** Puts a {@link PeBinary} together from its tables. */
final class PeReader {

    private PeReader() {}

    static PeBinary read(BinaryView file) throws IOException {
        PeHeader.Parts parts = PeHeader.read(file);
        PeSections sections = PeSections.read(file, parts);
        PeImports imports = PeImports.atOnce(parts, sections);
        PeImports delayed = PeImports.delayed(parts, sections);
        return new PeBinary(
                file.length(),
                parts.header(),
                imports.libraries(),
                delayed.libraries(),
                PeExports.read(parts, sections),
                Stream.concat(imports.symbols().stream(), delayed.symbols().stream())
                        .toList(),
                PeDebugFile.read(file, parts, sections),
                sections.leftovers(parts));
    }
}
