package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.support.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * The content that cargo compiled for a package, in a file next to the library.
 *
 * <p>Packages with the same library name share one output file. Cargo calls it fresh for one package even if another has
 * overwritten it since (rust-lang/cargo#6313), so a fresh library counts only if its content was compiled for this package. Another
 * version counts as another package.
 *
 * @param file the file with the hash
 */
record ArtifactRecord(Path file) {

    /** Returns the record of a library that cargo wrote for a package, by cargo's identifier. */
    static ArtifactRecord of(Path library, String packageId) {
        CRC32 checksum = new CRC32();
        checksum.update(packageId.getBytes(StandardCharsets.UTF_8));
        String name = library.getFileName() + "-" + HexFormat.of().toHexDigits((int) checksum.getValue()) + ".sha256";
        return new ArtifactRecord(library.resolveSibling(".ferrule").resolve(name));
    }

    boolean matches(Fingerprint content) throws IOException {
        return Files.isRegularFile(file) && Files.readString(file).equals(content.sha256());
    }

    void write(Fingerprint content) throws IOException {
        if (!matches(content)) {
            AtomicFile.write(file, out -> out.write(content.sha256().getBytes(StandardCharsets.UTF_8)));
        }
    }
}
