package io.github.ferrule.plugin.build.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An untested combination of versions is a warning that names the tested ones. */
class TestedVersionsTest {

    private static final TestedVersions TWO_ROWS = TestedVersions.parse("""
            # a comment
            1.85.0 1.96.0  0.24.0 0.24.0  0.17.0 0.17.0

            1.85.0 1.90.0  0.22.0 0.23.1  0.15.1 0.16.0
            """);

    @Test
    void aRowHasItsEndsAndWhatLiesBetween() {
        assertThat(TWO_ROWS.warning("1.85.0", "0.24.0", "0.17.0")).isEmpty();
        assertThat(TWO_ROWS.warning("1.96.0", "0.24.0", "0.17.0")).isEmpty();
        assertThat(TWO_ROWS.warning("1.90.0", "0.23.0", "0.15.2")).isEmpty();
    }

    @Test
    void toolsFromDifferentRowsAreUntested() {
        assertThat(TWO_ROWS.warning("1.96.0", "0.24.0", "0.16.0").orElseThrow())
                .startsWith("rustc 1.96.0, cargo-zigbuild 0.24.0 and zig 0.16.0 have not been tested together")
                .contains("rustc 1.85.0 to 1.96.0, cargo-zigbuild 0.24.0, zig 0.17.0; or rustc 1.85.0 to 1.90.0");
    }

    @Test
    void versionsAreNumbers() {
        assertThat(TWO_ROWS.warning("1.100.0", "0.24.0", "0.17.0")).isPresent();
        assertThat(TWO_ROWS.warning("1.96.0-nightly", "0.24.0", "0.17.0")).isEmpty();
        assertThat(TWO_ROWS.warning("1.9.0", "0.24.0", "0.17.0")).isPresent();
    }

    @Test
    void theVersionsThatFerruleInstallsAreTested() {
        assertThat(TestedVersions.load().warning("1.96.0", PinnedVersions.ZIGBUILD, PinnedVersions.ZIG))
                .isEqualTo(Optional.empty());
    }
}
