package io.github.ferrule.plugin.build.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetSpecTest {

    @Test
    void readsTheFloorBehindTheTriple() {
        TargetSpec spec = TargetSpec.parse("x86_64-unknown-linux-gnu.2.17");
        assertThat(spec.triple().text()).isEqualTo("x86_64-unknown-linux-gnu");
        assertThat(spec.glibcFloor()).contains(new GlibcVersion(2, 17));
        assertThat(spec).hasToString("x86_64-unknown-linux-gnu.2.17");
    }

    @Test
    void needsNoFloor() {
        assertThat(TargetSpec.parse("aarch64-apple-darwin")).hasToString("aarch64-apple-darwin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "2.", "2.x", "2.17.1", "9.99", "2.5", "2.999", "-2.17", "99999999999.1"})
    void refusesAFloorThatNoSupportedGlibcHas(String floor) {
        assertThatThrownBy(() -> TargetSpec.parse("x86_64-unknown-linux-gnu." + floor))
                .hasMessageContaining("FERRULE-011")
                .hasMessageContaining("<target>x86_64-unknown-linux-gnu.2.17</target>");
    }

    @ParameterizedTest
    @CsvSource({
        "riscv64gc-unknown-linux-gnu, 2.28, 2.29",
        "powerpc64le-unknown-linux-gnu, 2.17, 2.19",
        "loongarch64-unknown-linux-gnu, 2.31, 2.36"
    })
    void knowsWhereGlibcCameLater(String triple, String tooOld, String oldest) {
        assertThatThrownBy(() -> TargetSpec.parse(triple + "." + tooOld)).hasMessageContaining("glibc " + oldest);
        assertThat(TargetSpec.parse(triple + "." + oldest).glibcFloor()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x86_64-unknown-linux-musl", "aarch64-apple-darwin", "x86_64-pc-windows-gnu"})
    void refusesAFloorForATargetWithoutGlibc(String triple) {
        assertThatThrownBy(() -> TargetSpec.parse(triple + ".2.17")).hasMessageContaining("FERRULE-012");
    }
}
