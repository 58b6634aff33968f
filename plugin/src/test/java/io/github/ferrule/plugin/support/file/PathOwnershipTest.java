package io.github.ferrule.plugin.support.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathOwnershipTest {

    private final long user = new UnixSystem().getUid();
    private final PathOwnership trust = new PathOwnership(user);

    @TempDir
    Path folder;

    private Path tool;

    @BeforeEach
    void install() throws Exception {
        tool = Files.writeString(
                Files.createDirectories(folder.resolve("tools/zig")).resolve("zig"), "zig");
    }

    @Test
    void filesThatOnlyThisUserCanChangeAreTrusted() throws Exception {
        assertThat(trust.objection(tool)).isEmpty();
    }

    @Test
    void aFileOrFolderThatOthersMayWriteToIsNot() throws Exception {
        chmod(tool, "rwxrw-r--");
        assertThat(trust.objection(tool)).contains(tool + " can be written by other users");

        chmod(tool, "rwxr-xr-x");
        chmod(folder.resolve("tools"), "rwxrwxrwx");
        assertThat(trust.objection(tool)).contains(folder.resolve("tools") + " can be written by other users");
    }

    @Test
    void aStickyFolderProtectsWhatIsInIt() throws Exception {
        Files.setAttribute(folder.resolve("tools"), "unix:mode", 01777);

        assertThat(trust.objection(tool)).isEmpty();
    }

    @Test
    void somebodyElsesFilesAreNotTrusted() throws Exception {
        int stranger = (int) user + 12345;
        if (user == 0) {
            Files.setAttribute(tool, "unix:uid", stranger);
            assertThat(trust.objection(tool)).contains(tool + " belongs to the user with id " + stranger);
        } else {
            assertThat(new PathOwnership(stranger).objection(tool)).isPresent();
        }
    }

    @Test
    void aLinkIsFollowedAndItsTargetChecked() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("tools"));
        assertThat(trust.objection(link.resolve("zig/zig"))).isEmpty();

        chmod(folder.resolve("tools"), "rwxrwxrwx");
        assertThat(trust.objection(link.resolve("zig/zig")))
                .contains(folder.resolve("tools") + " can be written by other users");
    }

    @Test
    void aCircleOfLinksEnds() throws Exception {
        Path one = folder.resolve("one");
        Files.createSymbolicLink(one, folder.resolve("two"));
        Files.createSymbolicLink(folder.resolve("two"), one);

        assertThat(trust.objection(one).orElseThrow()).endsWith("leads through too many links");
    }

    private static void chmod(Path path, String permissions) throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
