package io.github.ferrule.plugin.build.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.support.problem.FerruleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolCacheTest {

    @TempDir
    Path folder;

    @Test
    void toolsThatOthersCanChangeAreRefused() throws Exception {
        ToolCache cache = cache();
        cache.install("zig-1", part -> program(part.resolve("bin/zig")));
        cache.install("zig-1", part -> program(part.resolve("bin/another")));
        assertThat(cache.folder("zig-1").resolve("bin/another")).doesNotExist();

        Path zig = cache.executable("zig-1", "bin", "zig");
        Files.setPosixFilePermissions(zig, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> cache.install("zig-1", part -> {}))
                .isInstanceOf(FerruleException.class)
                .hasMessageContaining("FERRULE-027")
                .hasMessageContaining(zig + " can be written by other users")
                .hasMessageContaining("chmod -R go-w " + cache.folder("zig-1"));
    }

    @Test
    void toolsInAFolderThatOthersCanChangeAreRefused() throws Exception {
        ToolCache cache = cache();
        cache.install("zig-1", part -> program(part.resolve("bin/zig")));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> cache.install("zig-1", part -> {}))
                .isInstanceOf(FerruleException.class)
                .hasMessageContaining(folder + " can be written by other users");
    }

    private ToolCache cache() {
        return new ToolCache(
                (command, output, error) -> {
                    throw new AssertionError("nothing is to be run: " + command);
                },
                new ProvisioningPolicy(true, folder),
                line -> {});
    }

    private static void program(Path file) throws java.io.IOException {
        Files.createDirectories(file.getParent());
        Files.setPosixFilePermissions(
                Files.writeString(file, "#!/bin/sh\n"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
