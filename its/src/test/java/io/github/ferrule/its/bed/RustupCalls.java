package io.github.ferrule.its.bed;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Notes what rustup is asked, and lets rustup answer.
 *
 * @param folder the folder that must come first in the {@code PATH}
 */
public record RustupCalls(Path folder) {

    /** Starts with an empty list. */
    public static RustupCalls into(Path folder) {
        Path script = folder.resolve("rustup");
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("calls"), "");
            Files.writeString(
                    script,
                    "#!/bin/sh\necho \"$*\" >> '" + folder.resolve("calls") + "'\nexec '"
                            + Bed.get().require("path.rust") + "/rustup' \"$@\"\n");
            script.toFile().setExecutable(true);
            return new RustupCalls(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The {@code PATH} with which rustup's calls are noted. */
    public String path() {
        return folder + File.pathSeparator + Bed.get().environment().get("PATH");
    }

    /** The arguments of each call, in order. */
    public List<String> lines() {
        try {
            return Files.readAllLines(folder.resolve("calls"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
