package io.github.ferrule.plugin.release.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder in which a service looks for workflows.
 *
 * @param root the folder with {@code .git}, or Maven's outermost module
 */
public record Repository(Path root) {

    /**
     * Finds the repository of a module.
     *
     * @param module the module's folder
     * @param outermost the root of Maven's modules, for sources without a git repository
     */
    public static Repository of(Path module, Optional<Path> outermost) {
        for (Path folder = module; folder != null; folder = folder.getParent()) {
            // a file in a worktree and in a submodule
            if (Files.exists(folder.resolve(".git"))) {
                return new Repository(folder);
            }
        }
        return new Repository(outermost.filter(module::startsWith).orElse(module));
    }

    /** Returns the folder with the lock file of a crate: its own, or that of its cargo workspace. */
    public Optional<Path> lockedFolder(Path crate) {
        for (Path folder = crate; folder != null && folder.startsWith(root); folder = folder.getParent()) {
            if (Files.exists(folder.resolve("Cargo.lock"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
