package io.github.ferrule.plugin.release.collect;

import io.github.ferrule.plugin.build.Fingerprint;
import io.github.ferrule.plugin.support.file.Digests;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A file of a commit.
 *
 * @param mode git's mode, such as {@code 100644}
 * @param blob the hash of its content: SHA-1 or SHA-256, as the repository uses
 * @param path its path from the root of the repository
 */
record CommittedFile(String mode, String blob, String path) {

    private static final String LINK = "120000";
    private static final int SHA1_DIGITS = 40;
    private static final int LARGEST_TEXT = 16 << 20;

    /** Parses a line of {@code git ls-tree}. */
    static CommittedFile parse(String line) {
        String[] facts = line.substring(0, line.indexOf('\t')).split(" ");
        return new CommittedFile(facts[0], facts[2], line.substring(line.indexOf('\t') + 1));
    }

    boolean isSubmodule() {
        return mode.equals("160000");
    }

    /**
     * Compares the file of the working tree. It may differ only as a checkout writes it: with line ends of Windows, or with the
     * content that a pointer of git-lfs names.
     */
    boolean isUnchanged(Path file) throws IOException {
        if (mode.equals(LINK) && File.separatorChar == '/') {
            return Files.isSymbolicLink(file)
                    && isBlob(Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8));
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        MessageDigest raw = blobDigest(Files.size(file));
        Fingerprint content;
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), raw)) {
            content = Fingerprint.of(in);
        }
        return isBlob(raw)
                || isBlob(lfsPointer(content))
                || content.size() <= LARGEST_TEXT && isBlob(withUnixLines(Files.readAllBytes(file)));
    }

    private boolean isBlob(byte[] content) {
        MessageDigest digest = blobDigest(content.length);
        digest.update(content);
        return isBlob(digest);
    }

    private boolean isBlob(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).equals(blob);
    }

    /** Begins the hash that git gives to a content of this size. */
    private MessageDigest blobDigest(long size) {
        MessageDigest digest = Digests.of(blob.length() == SHA1_DIGITS ? "SHA-1" : "SHA-256");
        digest.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
        return digest;
    }

    private static byte[] withUnixLines(byte[] content) {
        byte[] lines = new byte[content.length];
        int length = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] != '\r' || i + 1 == content.length || content[i + 1] != '\n') {
                lines[length++] = content[i];
            }
        }
        return Arrays.copyOf(lines, length);
    }

    /** See "spec.md" of git-lfs for the format. */
    private static byte[] lfsPointer(Fingerprint content) {
        String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + content.sha256() + "\nsize "
                + content.size() + "\n";
        return pointer.getBytes(StandardCharsets.UTF_8);
    }
}
