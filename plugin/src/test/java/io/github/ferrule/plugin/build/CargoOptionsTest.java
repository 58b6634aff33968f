package io.github.ferrule.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.build.cargo.CrossConfig;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CargoOptionsTest {

    private static final TargetTriple MAC_ARM = TargetTriple.parse("aarch64-apple-darwin");
    private static final TargetTriple MAC_INTEL = TargetTriple.parse("x86_64-apple-darwin");

    @Test
    void overridesBecomeTomlForTheProfileOfTheBuild() {
        ProfileOverrides overrides =
                ProfileOverrides.of(Map.of("lto", "fat", "codegen-units", "1", "strip", "true", "opt-level", "s"));
        assertThat(overrides.arguments("dist"))
                .containsExactly(
                        "--config", "profile.dist.codegen-units=1",
                        "--config", "profile.dist.lto=\"fat\"",
                        "--config", "profile.dist.opt-level=\"s\"",
                        "--config", "profile.dist.strip=true");
    }

    @ParameterizedTest
    @CsvSource({"lto, slim", "strip, everything", "codegen-units, 0", "debug, 1", "panic, stay"})
    void settingsThatCargoDoesNotKnowAreRefused(String name, String value) {
        assertThatThrownBy(() -> ProfileOverrides.of(Map.of(name, value)))
                .hasMessageContaining("FERRULE-015")
                .hasMessageContaining(name)
                .hasMessageContaining("lto: off|thin|fat|true|false");
    }

    @Test
    void foldersWithinFoldersAreNamedLastBecauseTheLastCounts() {
        Map<Path, String> names = new LinkedHashMap<>();
        names.put(Path.of("/home/me/my crate"), "/project");
        names.put(Path.of("/home"), "/somewhere");
        assertThat(new PathRemapping(names).flags())
                .containsExactly(
                        "--remap-path-prefix=/home=/somewhere", "--remap-path-prefix=/home/me/my crate=/project");
    }

    @Test
    void theStrictestMacosOfTheProcessDecides() {
        assertThat(oldestMacos(MAC_INTEL)).contains("10.12");
        assertThat(oldestMacos(MAC_INTEL, MAC_ARM)).contains("11.0");
    }

    @Test
    void theMacosOfCargosEnvTableCounts() {
        CargoSettings settings =
                new CargoSettings(List.of(), CargoSettings.Source.BUILD, Optional.of("13.3"), Optional.empty());
        Host host = new Host(
                SamplePlans.HOST,
                SamplePlans.RUSTC,
                SamplePlans.SYSROOT,
                Map.of(),
                SamplePlans.config(""),
                CrossConfig.NONE,
                Map.of(MAC_ARM, settings),
                Map.of(MAC_ARM, "11.0"));
        assertThat(SamplePlans.on(host)
                        .plan(MAC_ARM.text())
                        .steps()
                        .get(0)
                        .command()
                        .environment()
                        .get("MACOSX_DEPLOYMENT_TARGET"))
                .contains("13.3");
    }

    private static Optional<String> oldestMacos(TargetTriple... targets) {
        Host host = new Host(
                SamplePlans.HOST,
                SamplePlans.RUSTC,
                SamplePlans.SYSROOT,
                Map.of(),
                SamplePlans.config(""),
                CrossConfig.NONE,
                Map.of(),
                Map.of(MAC_INTEL, "10.12", MAC_ARM, "11.0"));
        String[] names = List.of(targets).stream().map(TargetTriple::text).toArray(String[]::new);
        return SamplePlans.on(host)
                .plan(names)
                .steps()
                .get(0)
                .command()
                .environment()
                .get("MACOSX_DEPLOYMENT_TARGET");
    }
}
