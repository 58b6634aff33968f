package io.github.ferrule.plugin.support.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Remembers facts about large files, so that an unchanged file need not be read again.
 *
 * <p>A file is unchanged if its inode, size, and change time are the same: every write updates the change time, and no program
 * can set it. Small files, and files of systems without change times, are read each time.
 *
 * @param folder the folder of the notes
 */
public record FileNotes(Path folder) {

    private static final long SMALLEST = 1 << 20;

    /** Two changes within one tick of the kernel's clock have the same time. */
    private static final Duration TICK = Duration.ofMillis(40);

    /** The same for file systems that store whole seconds, or two of them. */
    private static final Duration LONG_TICK = Duration.ofSeconds(2);

    /** The identity of a file's content. */
    public record State(String text, Instant changed) {}

    /** Derives a fact from the content of a file. */
    public interface Derivation {
        /** Reads the file. */
        String derive() throws IOException;
    }

    /** Returns the state of a file; empty if it would not reveal a change, or the file is small. */
    public static Optional<State> state(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return Optional.empty();
        }
        Map<String, Object> values =
                Files.readAttributes(file, "unix:dev,ino,size,ctime,isRegularFile", LinkOption.NOFOLLOW_LINKS);
        boolean large = (Boolean) values.get("isRegularFile") && (Long) values.get("size") >= SMALLEST;
        Instant changed = ((FileTime) values.get("ctime")).toInstant();
        return large
                ? Optional.of(new State(
                        values.get("dev") + " " + values.get("ino") + " " + values.get("size") + " " + changed,
                        changed))
                : Optional.empty();
    }

    /** Returns what was noted about a file; empty if the file has changed since. */
    public Optional<String> read(Path file, String subject) throws IOException {
        Optional<State> state = state(file);
        Path note = note(file, subject);
        if (state.isEmpty() || !Files.isRegularFile(note)) {
            return Optional.empty();
        }
        String head = head(file, state.get());
        return Optional.of(Files.readString(note))
                .filter(text -> text.startsWith(head))
                .map(text -> text.substring(head.length()));
    }

    /** Returns what was noted about a file, or else derives it and notes it. */
    public String read(Path file, String subject, Derivation derivation) throws IOException {
        Optional<String> known = read(file, subject);
        if (known.isPresent()) {
            return known.get();
        }
        Optional<State> before = state(file);
        String text = derivation.derive();
        write(file, before, subject, text);
        return text;
    }

    /**
     * Notes a fact about a file, unless the file has changed while it was read.
     *
     * @param before the state of the file before it was read
     */
    public void write(Path file, Optional<State> before, String subject, String text) throws IOException {
        if (before.isPresent() && isPast(before.get()) && state(file).equals(before)) {
            byte[] bytes = (head(file, before.get()) + text).getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(note(file, subject), out -> out.write(bytes));
        }
    }

    /** Waits for the end of the tick in which the file was changed. */
    private static boolean isPast(State state) {
        Duration tick = state.changed().getNano() == 0 ? LONG_TICK : TICK;
        Duration left = tick.minus(Duration.between(state.changed(), Instant.now()));
        if (left.isNegative() || left.isZero()) {
            return true;
        }
        if (left.compareTo(TICK) > 0) {
            return false; // such a file is read once more
        }
        try {
            Thread.sleep(left.toMillis() + 1);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String head(Path file, State state) {
        return file.toAbsolutePath() + "\n" + state.text() + "\n";
    }

    private Path note(Path file, String subject) {
        byte[] key = (subject + " " + file.toAbsolutePath()).getBytes(StandardCharsets.UTF_8);
        return folder.resolve(UUID.nameUUIDFromBytes(key).toString());
    }
}
