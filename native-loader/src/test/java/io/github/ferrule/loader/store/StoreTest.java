package io.github.ferrule.loader.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.loader.platform.Credentials;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.settings.Settings;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreTest {
    private static final List<String> MOUNTS = List.of(
            "21 1 254:1 / / rw,relatime - ext4 /dev/root rw",
            "30 21 0:27 / /tmp rw,nosuid,nodev,noexec - tmpfs tmpfs rw",
            "31 30 0:28 / /tmp/exec rw,nosuid - tmpfs tmpfs rw",
            "32 21 0:29 / /home/my\\040disk rw,noexec - tmpfs tmpfs rw",
            "33 21 0:30 / /srv rw,noexec - tmpfs tmpfs rw",
            "34 33 0:31 / /srv rw - tmpfs tmpfs rw",
            "a broken line");

    @ParameterizedTest
    @CsvSource({
        "/tmp/libx.so, /tmp",
        "/tmp/exec/libx.so, ",
        "/tmpfile, ",
        "/home/my disk/libx.so, /home/my disk",
        "/srv/libx.so, ",
        "/usr/lib/libx.so, ",
    })
    void theMountPointThatIsNoexecIsFound(String path, String expected) {
        assertThat(MountTable.noexecMountPoint(path, MOUNTS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "LINUX, /home/u, , , /home/u/.cache/ferrule/natives/v1",
        "LINUX, /home/u, /xdg, , /xdg/ferrule/natives/v1",
        "LINUX, /home/u, relative, , /home/u/.cache/ferrule/natives/v1",
        "LINUX, ?, , /home/env, /home/env/.cache/ferrule/natives/v1",
        "LINUX, ?, , , ",
        "LINUX, '', /xdg, , /xdg/ferrule/natives/v1",
        "MACOS, /Users/u, /xdg, , /Users/u/Library/Caches/ferrule/natives/v1",
    })
    void theCacheIsWhereTheSystemKeepsCaches(
            OperatingSystem os, String userHome, String xdg, String home, String expected) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("user.home", userHome);
        Map<String, String> environment = new java.util.HashMap<>();
        environment.put("XDG_CACHE_HOME", xdg);
        environment.put("HOME", home);
        assertThat(Cache.of(new Settings(properties, environment), os)
                        .map(cache -> cache.entries().toString()))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void aConfiguredCacheIsUsedUnchanged() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("ferrule.cache", "/srv/natives");
        assertThat(Cache.of(new Settings(properties, Map.of("XDG_CACHE_HOME", "/xdg")), OperatingSystem.LINUX)
                        .map(Cache::entries))
                .contains(Path.of("/srv/natives/v1"));
    }

    /** The Java strings of Windows keep what its ANSI code page cannot. */
    @ParameterizedTest
    @CsvSource({
        "C:\\Users\\Jürgen\\AppData, true",
        "C:\\Users\\цц\\AppData, false",
        "C:\\Users\\日本\\AppData, false",
        "C:\\natives, true"
    })
    void aCodePageMayLackTheLettersOfAPath(String path, boolean expressible) {
        assertThat(LoadablePath.isExpressible(path, Charset.forName("windows-1252")))
                .isEqualTo(expressible);
    }

    @Test
    void filesOfRootAndOneselfAreTrustedAndOthersNot(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(
                folder.resolve("f"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
        int own = FileStatus.of(file).uid();
        Credentials credentials = Credentials.ofThisProcess();
        assertThat(new FolderOwnership(own, credentials).checkFile(file).size()).isZero();
        if (own != 0) {
            assertThatThrownBy(() -> new FolderOwnership(own + 1, credentials).checkFile(file))
                    .hasMessageContaining("belongs to uid " + own);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-xrw----"));
        assertThatThrownBy(() -> new FolderOwnership(own, credentials).checkFile(file))
                .hasMessageContaining("others may write to it (mode 560)");
    }
}
