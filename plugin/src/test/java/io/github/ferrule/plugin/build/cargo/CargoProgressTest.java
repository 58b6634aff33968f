package io.github.ferrule.plugin.build.cargo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cargo's progress, which is overwritten, is separated from lines that stay. */
class CargoProgressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    Building [=====>                    ] 3/12: serde, libc(build)",
                "\u001b[1m\u001b[96m    Building\u001b[0m [                           ] 0/1: mathlib",
                " Downloading 3 crates, remaining bytes: 1.2MB",
                "       Fetch [=>         ] 12/40"
            })
    void progress(String line) {
        assertThat(CargoProgress.matches(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "   Compiling serde v1.0.0 (/a/[b])",
                "  Downloaded 3 crates (1.2 MB) in 0.5s",
                "    Finished `release` profile [optimized] target(s) in 0.03s",
                "     Locking 3 packages to latest compatible versions",
                "  = note: [a] b"
            })
    void whatStays(String line) {
        assertThat(CargoProgress.matches(line)).isFalse();
    }
}
