package io.github.ferrule.plugin.build.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workspace of a crate, as {@code cargo locate-project --workspace} names it. */
class WorkspaceRootTest {

    @TempDir
    Path root;

    private Path crate;

    @BeforeEach
    void makeCrate() throws IOException {
        root = root.toRealPath();
        crate = manifest("a/b/crate", "[package]\nname = \"c\"\nversion = \"1.0.0\"\n");
    }

    @Test
    void aCrateWithoutAWorkspaceIsItsOwn() throws IOException {
        manifest("a", "[package]\nname = \"above\"\n");
        assertThat(WorkspaceRoot.of(crate)).isEqualTo(crate);
    }

    @Test
    void theNearestManifestWithAWorkspaceIsTheRoot() throws IOException {
        manifest("", "[workspace]\n");
        Path near = manifest("a", "[workspace]\nmembers = [\"b/*\"]\n");
        assertThat(WorkspaceRoot.of(crate)).isEqualTo(near);
    }

    @Test
    void aCrateMayBeARootItself() throws IOException {
        manifest("a", "[workspace]\n");
        manifest("a/b/crate", "[package]\nname = \"c\"\n[workspace]\n");
        assertThat(WorkspaceRoot.of(crate)).isEqualTo(crate);
    }

    @Test
    void anExcludedCrateIsNotAMember() throws IOException {
        manifest("a", "[workspace]\nexclude = [\"b\"]\n");
        assertThat(WorkspaceRoot.of(crate)).isEqualTo(crate);
        manifest("a", "[workspace]\nexclude = [\"b\"]\nmembers = [\"b/crate\"]\n");
        assertThat(WorkspaceRoot.of(crate)).isEqualTo(root.resolve("a"));
    }

    @Test
    void aCrateMayNameItsWorkspace() throws IOException {
        Path workspace = manifest("elsewhere", "[workspace]\nmembers = [\"../a/b/crate\"]\n");
        manifest("a/b/crate", "[package]\nname = \"c\"\nworkspace = \"../../../elsewhere\"\n");
        assertThat(WorkspaceRoot.of(crate)).isEqualTo(workspace);
    }

    @Test
    void aManifestThatIsNotTomlHasNoWorkspace() throws IOException {
        manifest("a", "[workspace\n");
        assertThat(WorkspaceRoot.of(crate)).isEqualTo(crate);
    }

    private Path manifest(String folder, String text) throws IOException {
        Path path = Files.createDirectories(root.resolve(folder));
        Files.writeString(path.resolve("Cargo.toml"), text);
        return path;
    }
}
