package io.github.ferrule.plugin.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryRootTest {

    @TempDir
    Path root;

    private Path module;

    @BeforeEach
    void makeModule() throws IOException {
        module = Files.createDirectories(root.resolve("java/natives"));
    }

    @Test
    void itsRootHasTheFolderOfGit() throws IOException {
        Files.createDirectory(root.resolve(".git"));
        assertThat(RepositoryRoot.of(module, Optional.of(root.resolve("java"))).root())
                .isEqualTo(root);
    }

    @Test
    void inAWorktreeAndInASubmoduleItHasAFileOfGit() throws IOException {
        Files.createDirectory(root.resolve(".git"));
        Files.writeString(root.resolve("java/.git"), "gitdir: ../.git/modules/java");
        assertThat(RepositoryRoot.of(module, Optional.empty()).root()).isEqualTo(root.resolve("java"));
    }

    @Test
    void withoutGitItIsMavensOutermostModule() {
        assertThat(RepositoryRoot.of(module, Optional.of(root)).root()).isEqualTo(root);
    }

    @Test
    void withoutEitherItIsTheModule() {
        assertThat(RepositoryRoot.of(module, Optional.empty()).root()).isEqualTo(module);
        assertThat(RepositoryRoot.of(module, Optional.of(root.resolve("elsewhere")))
                        .root())
                .isEqualTo(module);
    }

    @Test
    void theLockFileOfACargoWorkspaceIsAboveTheCrate() throws IOException {
        root = root.toRealPath();
        Files.createDirectory(root.resolve(".git"));
        RepositoryRoot repository = RepositoryRoot.of(module, Optional.empty());
        Path crate = Files.createDirectories(root.resolve("rust/crates/mathlib"));
        Files.createFile(crate.resolve("Cargo.lock")); // left over from before the workspace
        Files.writeString(root.resolve("rust/Cargo.toml"), "[workspace]\nmembers = [\"crates/*\"]\n");
        assertThat(repository.lockedFolder(crate)).isEmpty();
        Files.createFile(root.resolve("rust/Cargo.lock"));
        assertThat(repository.lockedFolder(crate)).contains(root.resolve("rust"));
    }
}
