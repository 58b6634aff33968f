package io.github.ferrule.plugin.release.publish;

import io.github.ferrule.plugin.support.file.Digests;
import io.github.ferrule.plugin.support.file.FileNotes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file to publish in a repository.
 *
 * @param name its name there
 * @param size bytes
 * @param digests checksums in hex digits, by the extension of their file: {@code md5}, {@code sha1}, {@code sha256}, {@code sha512}
 */
public record PublishedFile(String name, long size, Map<String, String> digests) {

    private static final Map<String, String> ALGORITHMS =
            new TreeMap<>(Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512"));

    public PublishedFile {
        digests = new TreeMap<>(digests);
    }

    /** Reads a file that will be published with this name. */
    public static PublishedFile of(Path file, String name) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (Map.Entry<String, String> algorithm : ALGORITHMS.entrySet()) {
            digests.put(algorithm.getKey(), digest(file, algorithm.getValue()));
        }
        return new PublishedFile(name, Files.size(file), digests);
    }

    /** Reads a file that will be published with this name, unless a note says what an earlier build read. */
    public static PublishedFile of(Path file, String name, FileNotes notes) throws IOException {
        String digests = notes.read(
                file, "digests", () -> String.join(" ", of(file, name).digests().values()));
        Map<String, String> byExtension = new TreeMap<>();
        Iterator<String> values = List.of(digests.split(" ")).iterator();
        ALGORITHMS.keySet().forEach(extension -> byExtension.put(extension, values.next()));
        return new PublishedFile(name, Files.size(file), byExtension);
    }

    private static String digest(Path file, String algorithm) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, Digests.of(algorithm))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        }
    }
}
