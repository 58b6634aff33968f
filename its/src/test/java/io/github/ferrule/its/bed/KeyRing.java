package io.github.ferrule.its.bed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A home for gpg with throw-away keys; closing it ends the agent that gpg leaves running. */
public record KeyRing(Path home) implements AutoCloseable {

    /** Makes an empty one, where gpg's socket has a short path. */
    public static KeyRing create() throws IOException {
        return new KeyRing(Files.createTempDirectory(
                "gpg", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
    }

    /** Creates a key without a passphrase. The words after the user's name are gpg's algorithm, usage and expiry. */
    public KeyRing withKey(String user, String... properties) {
        List<String> arguments = new ArrayList<>(
                List.of("--homedir", home.toString(), "--batch", "--passphrase", "", "--quick-generate-key", user));
        arguments.addAll(List.of(properties));
        new BedProgram("gpg", Map.of()).run(home, arguments.toArray(String[]::new));
        return this;
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
