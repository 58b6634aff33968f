package io.github.ferrule.plugin.build.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.support.file.Folders;
import io.github.ferrule.plugin.support.problem.FerruleException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolCacheTest {

    @TempDir
    Path folder;

    private final List<String> lines = new ArrayList<>();

    @Test
    void toolsThatOthersCanChangeAreRefused() throws Exception {
        ToolCache cache = cache();
        cache.install("zig-1", part -> program(part.resolve("bin/zig")));
        cache.install("zig-1", part -> program(part.resolve("bin/another")));
        assertThat(cache.folder("zig-1").resolve("bin/another")).doesNotExist();

        Path zig = cache.executable("zig-1", "bin", "zig");
        Files.setPosixFilePermissions(zig, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> cache().install("zig-1", part -> {}))
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

        assertThatThrownBy(() -> cache().install("zig-1", part -> {}))
                .isInstanceOf(FerruleException.class)
                .hasMessageContaining(folder + " can be written by other users");
    }

    @Test
    void toolsThatAnInstallerLeavesOpenAreClosed() throws Exception {
        ToolCache cache = cache();
        cache.install("zig-1", part -> {
            program(part.resolve("bin/zig"));
            Files.setPosixFilePermissions(part.resolve("bin/zig"), PosixFilePermissions.fromString("rwxrwxrwx"));
            Files.setPosixFilePermissions(part.resolve("bin"), PosixFilePermissions.fromString("rwxrwxr-x"));
        });
        Path zig = cache.executable("zig-1", "bin", "zig");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zig)))
                .isEqualTo("rwxr-xr-x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zig.getParent())))
                .isEqualTo("rwxr-xr-x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin/zig", "lib/std/start.zig"})
    void aFileThatChangedSinceItWasInstalledIsNamed(String file) throws Exception {
        Path changed = installed().resolve(file);
        FileTime date = Files.getLastModifiedTime(changed);
        Files.writeString(changed, "#!/bin/rm\n");
        Files.setLastModifiedTime(changed, FileTime.from(date.toInstant().plusNanos(1000)));
        refused(changed + " has changed", "rm -r " + cache().folder("zig-1"));
    }

    @Test
    void aProgramWithItsOldSizeAndDateIsNamed() throws Exception {
        Path zig = installed().resolve("bin/zig");
        FileTime date = Files.getLastModifiedTime(zig);
        Thread.sleep(20); // the clock of file systems is coarse
        Files.writeString(zig, "#!/bin/rm\n");
        Files.setLastModifiedTime(zig, date);
        refused(zig + " has changed");
    }

    @Test
    void aMissingFileAnAdditionalOneAndALinkAreNamed() throws Exception {
        Path home = installed();
        Path added = Files.writeString(home.resolve("bin/zig.so"), "");
        refused(added + " was not installed");
        Files.delete(added);
        Path link = Files.createSymbolicLink(home.resolve("lib/more"), Path.of("/etc"));
        refused(link + " was not installed");
        Files.delete(link);
        Path start = home.resolve("lib/std/start.zig");
        Files.delete(start);
        refused(start + " is missing");
        Files.createSymbolicLink(start, Path.of("/etc/passwd"));
        refused(start + " has changed");
    }

    @Test
    void toolsWithoutAListAreNotRun() throws Exception {
        Path list = installed().resolve("files.sha256");
        assertThat(list).content().contains("  bin/zig\n", "  lib/std/start.zig\n");
        Files.delete(list);
        refused(list + " is missing");
    }

    @Test
    void aCopyIsReadOnceAndThenKnown() throws Exception {
        Path home = installed();
        assertThat(lines).isEmpty();
        Path copy = folder.resolve("copy");
        Folders.copy(home, copy);
        copy.resolve("bin/zig").toFile().setExecutable(true);
        Folders.delete(home);
        Files.move(copy, home);
        for (int run = 0; run < 2; run++) {
            cache().install("zig-1", part -> {});
        }
        assertThat(lines).singleElement().asString().startsWith("reading the files of " + home);
    }

    @Test
    void aLinkCannotBeInstalled() {
        ToolCache cache = cache();
        assertThatThrownBy(() -> cache.install("zig-1", part -> Files.createSymbolicLink(part.resolve("zig"), folder)))
                .hasRootCauseInstanceOf(FileSystemException.class);
        assertThat(folder.resolve("tools")).isEmptyDirectory();
    }

    /** A program and a file that it reads. */
    private Path installed() {
        cache().install("zig-1", part -> {
            program(part.resolve("bin/zig"));
            Files.createDirectories(part.resolve("lib/std"));
            Files.writeString(part.resolve("lib/std/start.zig"), "#!/bin/ls\n");
        });
        return cache().folder("zig-1");
    }

    private void refused(String... parts) {
        assertThatThrownBy(() -> cache().install("zig-1", part -> {}))
                .isInstanceOf(FerruleException.class)
                .hasMessageContaining("FERRULE-028")
                .hasMessageContainingAll(parts);
    }

    private ToolCache cache() {
        return new ToolCache(
                (command, output, error) -> {
                    throw new AssertionError("nothing is to be run: " + command);
                },
                new ProvisioningPolicy(true, folder),
                lines::add);
    }

    private static void program(Path file) throws java.io.IOException {
        Files.createDirectories(file.getParent());
        Files.setPosixFilePermissions(
                Files.writeString(file, "#!/bin/sh\n"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
