package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.TestProject;
import io.github.ferrule.plugin.build.toolchain.PinnedVersions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Python packages that Ferrule installs exist, with a pinned hash, for every machine that README.md names. */
class PinnedPackagesIT {

    private static final String REQUIREMENTS = "zig-requirements.txt";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "manylinux2014_x86_64",
                "manylinux2014_aarch64",
                "macosx_13_0_x86_64",
                "macosx_13_0_arm64",
                "win_amd64",
                "win_arm64"
            })
    void pipFindsThemForThePlatform(String platform) throws IOException {
        Bed.get().requireProgram("python3");
        TestProject folder = TestProject.empty("pinned packages/" + platform);
        Path requirements = folder.path(REQUIREMENTS);
        try (InputStream pinned = PinnedVersions.class.getResourceAsStream(REQUIREMENTS)) {
            Files.copy(pinned, requirements);
        }
        String answer = new BedProgram("python3", Map.of())
                .run(
                        folder.path("."),
                        "-m",
                        "pip",
                        "install",
                        "--dry-run",
                        "--no-deps",
                        "--only-binary=:all:",
                        "--require-hashes",
                        "--requirement=" + REQUIREMENTS,
                        "--platform=" + platform,
                        "--target=nowhere");
        assertThat(answer)
                .contains("Would install cargo-zigbuild-" + PinnedVersions.ZIGBUILD + " ziglang-"
                        + PinnedVersions.ZIG_PACKAGE);
    }
}
