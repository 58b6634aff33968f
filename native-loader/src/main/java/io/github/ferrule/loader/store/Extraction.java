package io.github.ferrule.loader.store;

import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.bundle.Resources;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Copies a library out of its jar, hashing as it goes, so that nothing unchecked is ever complete. */
final class Extraction {
    private final Candidate library;

    Extraction(Candidate library) {
        this.library = library;
    }

    /** Writes a file that must not exist yet; whatever fails, none is left behind. */
    void writeTo(Path file) throws IOException {
        boolean written = false;
        try (WritableByteChannel out = create(file)) {
            // Asked of the empty file, as no folder tells by its mode that it is mounted noexec.
            if (!Files.isExecutable(file)) {
                throw UnusablePlaceException.of(file.getParent(), MountTable.whyNotExecutable(file));
            }
            written = copyTo(out);
        } finally {
            if (!written) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Copies the first resource whose bytes are the described ones. */
    boolean copyTo(WritableByteChannel out) throws IOException {
        List<String> facts = new ArrayList<>(1);
        List<URL> places = places(facts);
        for (int i = 0; i < places.size(); i++) {
            boolean last = i == places.size() - 1;
            String wrong = last ? copy(places.get(i), out) : verdict(places.get(i), out);
            if (wrong == null) {
                return true;
            }
            facts.add(places.get(i) + " " + wrong);
        }
        if (facts.isEmpty()) {
            facts.add("no resource " + library.descriptor().resource() + " of "
                    + library.descriptor().size() + " bytes");
        }
        throw new Problem(Code.CONTENT_MISMATCH, "the jar does not hold the library that its descriptor describes")
                .fact("described by  " + library.origin() + "  with sha256 "
                        + library.descriptor().sha256())
                .facts(facts)
                .remedy("the jar is damaged, or another jar has a file of this name: download or rebuild it")
                .failure();
    }

    /** Several resources of one name and size: the wrong ones must not reach the file, so they are hashed first. */
    private String verdict(URL place, WritableByteChannel out) throws IOException {
        String wrong = copy(place, null);
        return wrong == null ? copy(place, out) : wrong;
    }

    private List<URL> places(List<String> facts) {
        try {
            return library.places();
        } catch (IOException unreadable) {
            facts.add(library.descriptor().resource() + " cannot be read: " + unreadable);
            return new ArrayList<>();
        }
    }

    /** Returns what is wrong with the bytes, or null; failures of {@code out} are thrown. */
    private String copy(URL place, WritableByteChannel out) throws IOException {
        MessageDigest digest = Sha256.digest();
        long size = 0;
        try (InputStream in = Resources.open(place)) {
            byte[] buffer = new byte[Sha256.BUFFER];
            for (int n = read(in, buffer); n > 0; n = read(in, buffer)) {
                digest.update(buffer, 0, n);
                size += n;
                if (out != null) {
                    write(out, ByteBuffer.wrap(buffer, 0, n));
                }
            }
        } catch (UnreadableException e) {
            return "cannot be read: " + e.getMessage();
        }
        String sha256 = Sha256.hex(digest.digest());
        boolean right = sha256.equals(library.descriptor().sha256());
        return right ? null : "has " + size + " bytes with sha256 " + sha256;
    }

    private static int read(InputStream in, byte[] buffer) throws UnreadableException {
        try {
            return in.readNBytes(buffer, 0, buffer.length);
        } catch (IOException e) {
            throw new UnreadableException(e);
        }
    }

    private static void write(WritableByteChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    static WritableByteChannel create(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return FileStatus.UNIX ? Files.newByteChannel(file, options, mode()) : Files.newByteChannel(file, options);
    }

    private static FileAttribute<Set<PosixFilePermission>> mode() {
        return PosixFilePermissions.asFileAttribute(
                EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE));
    }

    private static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadableException(IOException cause) {
            super(cause.toString(), cause);
        }
    }
}
