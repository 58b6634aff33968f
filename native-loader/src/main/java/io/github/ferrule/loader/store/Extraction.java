package io.github.ferrule.loader.store;

import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.bundle.Resources;
import io.github.ferrule.loader.platform.Bytes;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Copies a library out of its jar, hashing as it goes, so that nothing unchecked is ever complete. */
final class Extraction {
    private final Candidate library;

    Extraction(Candidate library) {
        this.library = library;
    }

    /**
     * Writes a file that must not exist yet; whatever fails, none is left behind. Only a channel creates a file exclusively
     * and with a mode, and an interrupt closes a channel: then another thread, which nobody interrupts, writes the file again.
     */
    void writeTo(Path file) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            if (!isWrittenTo(file)) {
                interrupted = true;
                new Writer(file).write();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Writes the file for a thread that is interrupted. */
    private final class Writer extends Thread {
        private final Path file;
        private IOException failure;
        private RuntimeException problem;

        Writer(Path file) {
            super("ferrule-writer");
            this.file = file;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                isWrittenTo(file);
            } catch (IOException e) {
                failure = e;
            } catch (RuntimeException e) {
                problem = e;
            }
        }

        void write() throws IOException {
            start();
            while (isAlive()) {
                try {
                    join();
                } catch (InterruptedException e) {
                    continue; // the caller restores the interrupt
                }
            }
            if (failure != null) {
                throw failure;
            }
            if (problem != null) {
                throw problem;
            }
        }
    }

    /** Returns false if an interrupt came between. */
    private boolean isWrittenTo(Path file) throws IOException {
        boolean written = false;
        try (OutputStream out = create(file)) {
            // The empty file is the test, because the mode of a folder does not show that it is mounted noexec.
            if (!FolderOwnership.canExecute(file)) {
                throw UnusablePlaceException.of(file.getParent(), MountTable.whyNotExecutable(file));
            }
            written = copyTo(out);
            return true;
        } catch (ClosedByInterruptException e) {
            written = false;
            return false;
        } finally {
            if (!written) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Copies the first resource whose bytes are the described ones. */
    boolean copyTo(OutputStream out) throws IOException {
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
                .remedy("the jar is damaged, or another jar has a file of this name: download or rebuild it;\n"
                        + "if a fat jar merges two bundles, give one of them another folder:"
                        + "  <layout>META-INF/mathlib/{jna}</layout>")
                .failure();
    }

    /** Several resources of one name and size: the wrong ones must not reach the file, so they are hashed first. */
    private String verdict(URL place, OutputStream out) throws IOException {
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

    /**
     * Returns what is wrong with the bytes, or null; failures of {@code out} are thrown. No more is read than is described,
     * whatever the entry unpacks to.
     */
    private String copy(URL place, OutputStream out) throws IOException {
        MessageDigest digest = Sha256.digest();
        long size = 0;
        try (InputStream in = Resources.open(place)) {
            byte[] buffer = new byte[Sha256.BUFFER];
            for (int n = read(in, buffer); n > 0; n = read(in, buffer)) {
                size += n;
                if (size > library.descriptor().size()) {
                    return "has more than the " + library.descriptor().size() + " bytes that are described";
                }
                digest.update(buffer, 0, n);
                if (out != null) {
                    out.write(buffer, 0, n);
                }
            }
        } catch (UnreadableException e) {
            return "cannot be read: " + e.getMessage();
        }
        String sha256 = Sha256.hex(digest.digest());
        boolean right = sha256.equals(library.descriptor().sha256());
        return right ? null : "has " + size + " bytes with sha256 " + sha256;
    }

    private static int read(InputStream in, byte[] buffer) throws IOException {
        try {
            return Bytes.fill(in, buffer);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableException(e);
        }
    }

    static OutputStream create(Path file) throws IOException {
        Set<OpenOption> options = new HashSet<>(Arrays.asList(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        return Channels.newOutputStream(
                FileStatus.UNIX ? Files.newByteChannel(file, options, mode()) : Files.newByteChannel(file, options));
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
