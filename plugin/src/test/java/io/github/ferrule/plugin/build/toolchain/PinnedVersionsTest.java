package io.github.ferrule.plugin.build.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PinnedVersionsTest {

    @Test
    void pipInstallsTheVersionsThatTheCodeNames() throws IOException {
        try (InputStream in = ZigProvider.class.getResourceAsStream("zig-requirements.txt")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .filteredOn(line -> line.contains("=="))
                    .containsExactly(
                            "cargo-zigbuild==" + PinnedVersions.ZIGBUILD + " \\",
                            "ziglang==" + PinnedVersions.ZIG_PACKAGE + " \\");
        }
    }
}
