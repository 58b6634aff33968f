package io.github.ferrule.plugin.release.workflow;

import io.github.ferrule.plugin.build.toolchain.WorkspaceRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder in which a service looks for workflows.
 *
 * @param root the folder with {@code .git}, or Maven's outermost module
 */
public record RepositoryRoot(Path root) {

    /**
     * Finds the repository of a module.
     *
     * @param module the module's folder
     * @param outermost the root of Maven's modules, for sources without a git repository
     */
    public static RepositoryRoot of(Path module, Optional<Path> outermost) {
        for (Path folder = module; folder != null; folder = folder.getParent()) {
            // a file in a worktree and in a submodule
            if (Files.exists(folder.resolve(".git"))) {
                return new RepositoryRoot(folder);
            }
        }
        return new RepositoryRoot(outermost.filter(module::startsWith).orElse(module));
    }

    /** Returns the folder with the crate's lock file, that of its cargo workspace, if it is in the repository. */
    public Optional<Path> lockedFolder(Path crate) throws IOException {
        return Optional.of(WorkspaceRoot.of(crate))
                .filter(folder -> folder.startsWith(root) && Files.exists(folder.resolve("Cargo.lock")));
    }
}
