package io.github.ferrule.plugin.release.collect;

import io.github.ferrule.plugin.build.Fingerprint;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.CommandNotFoundException;
import io.github.ferrule.plugin.support.process.CommandResult;
import io.github.ferrule.plugin.support.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Looks at the sources in front of it.
 *
 * @param runner asks git
 * @param crate the crate's folder
 * @param version version of the Maven artifact
 * @param named the revision, where the user names one; git's otherwise
 */
public record SourceReader(CommandRunner runner, Path crate, String version, Optional<String> named) {

    /** Their state. */
    public SourceState read() throws IOException {
        return new SourceState(version, named.orElseGet(this::revision), lock());
    }

    /** Their state after a build: as it was before, unless cargo has written the lock file. */
    public SourceState readAgain(SourceState before) throws IOException {
        return before.lock().equals(lock()) ? before : read();
    }

    private String revision() {
        return git("rev-parse", "HEAD")
                .map(head -> head
                        + (git("status", "--porcelain", "--untracked-files=no").isPresent() ? "-dirty" : ""))
                .orElse("unknown");
    }

    /** What git prints; nothing if it prints nothing, fails or is not there. */
    private Optional<String> git(String... arguments) {
        try {
            CommandResult result = runner.run(Command.of(crate, "git", arguments));
            return Optional.of(result.output().trim()).filter(text -> result.succeeded() && !text.isEmpty());
        } catch (CommandNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The lock file of the crate, or of the workspace that it belongs to. */
    private String lock() throws IOException {
        for (Path folder = crate.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path lock = folder.resolve("Cargo.lock");
            if (Files.isRegularFile(lock)) {
                return Fingerprint.of(lock).sha256();
            }
        }
        return "none";
    }
}
