package io.github.ferrule.its.bed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A home for gpg with throw-away keys; closing it ends the agent that gpg leaves running. */
public record KeyRing(Path home) implements AutoCloseable {

    /** Makes an empty one, where gpg's socket has a short path. */
    public static KeyRing create() throws IOException {
        return new KeyRing(Files.createTempDirectory(
                "gpg", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
    }

    @Override
    public String toString() {
        return home.toString();
    }

    @Override
    public void close() {
        new BedProgram("gpgconf", Map.of()).run(home, "--homedir", home.toString(), "--kill", "all");
    }
}
