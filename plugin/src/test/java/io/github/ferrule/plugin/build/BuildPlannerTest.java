package io.github.ferrule.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.build.backend.Cross;
import io.github.ferrule.plugin.build.backend.NativeCargo;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.process.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BuildPlannerTest {

    @Test
    void targetsThatCanShareOneProcessDo() {
        BuildPlan plan = SamplePlans.on(SamplePlans.host())
                .plan("x86_64-unknown-linux-gnu.2.17", "aarch64-unknown-linux-musl", "aarch64-apple-darwin");
        assertThat(plan.steps()).hasSize(1);
        assertThat(plan.steps().get(0).command().arguments())
                .containsSequence("--target", "x86_64-unknown-linux-gnu.2.17", "--target", "aarch64-unknown-linux-musl")
                .contains("--keep-going");
    }

    @Test
    void theHostWithoutFloorIsBuiltByPlainCargo() {
        BuildStep step = SamplePlans.on(SamplePlans.host())
                .plan("x86_64-unknown-linux-gnu")
                .steps()
                .get(0);
        assertThat(step.backend()).isInstanceOf(NativeCargo.class);
        assertThat(step.command().program()).isEqualTo("cargo");
        assertThat(step.command().environment().keySet())
                .containsExactly("CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS");
    }

    @Test
    void aLinkerThatTheUserConfiguredIsUsed() {
        Host host = SamplePlans.host(Map.of("CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER", "aarch64-linux-gnu-gcc"));
        BuildPlan plan = SamplePlans.on(host).plan("aarch64-unknown-linux-gnu");
        assertThat(plan.steps().get(0).backend()).isInstanceOf(NativeCargo.class);
        assertThat(plan.libraries().findFirst().orElseThrow().reason())
                .isEqualTo("you configured the linker aarch64-linux-gnu-gcc");
    }

    @Test
    void aLinkerInTheConfigurationFileCountsToo() {
        Host host = SamplePlans.host("[target.aarch64-unknown-linux-gnu]\nlinker = \"my-ld\"\n");
        assertThat(SamplePlans.on(host)
                        .plan("aarch64-unknown-linux-gnu")
                        .steps()
                        .get(0)
                        .backend())
                .isInstanceOf(NativeCargo.class);
    }

    @Test
    void aSectionInCrossTomlIsAWishForCross() {
        Host host =
                SamplePlans.hostWithCrossToml("[target.aarch64-unknown-linux-gnu]\nimage = \"mine:1\"\nzig = true\n");
        BuildPlan plan = SamplePlans.on(host).plan("aarch64-unknown-linux-gnu", "x86_64-unknown-linux-musl");
        assertThat(plan.steps()).extracting(step -> step.backend().name()).containsExactly("cross", "zigbuild");
        assertThat(plan.libraries().findFirst().orElseThrow().reason())
                .isEqualTo("Cross.toml has a section for it: image mine:1, zig");
    }

    @Test
    void aStandardLibraryThatCrossCompilesNeedNotBeInstalled() {
        TargetTriple target = TargetTriple.parse("armv7-unknown-linux-gnueabi");
        String section = "[target.armv7-unknown-linux-gnueabi]\n";
        Cross cross = new Cross("cross");
        assertThat(cross.needsStandardLibrary(target, SamplePlans.hostWithCrossToml(section)))
                .isTrue();
        assertThat(List.of(
                        section + "build-std = true", section + "build-std = [\"std\"]", "[build]\nbuild-std = true"))
                .noneMatch(text -> cross.needsStandardLibrary(target, SamplePlans.hostWithCrossToml(text)));
    }

    @Test
    void theEnvironmentOfATargetReachesItsContainer() {
        TargetRequest target = new TargetRequest(
                SamplePlans.spec("x86_64-unknown-freebsd"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                new TreeMap<>(Map.of("LICENSE", "ours")));
        String variable = "CROSS_TARGET_X86_64_UNKNOWN_FREEBSD_ENV_PASSTHROUGH";
        assertThat(SamplePlans.on(SamplePlans.host(Map.of(variable, "MINE")))
                        .plan(List.of(target))
                        .steps()
                        .get(0)
                        .command()
                        .environment())
                .containsEntry("LICENSE", Optional.of("ours"))
                .containsEntry(
                        variable,
                        Optional.of("MINE SOURCE_DATE_EPOCH CARGO_ENCODED_RUSTFLAGS"
                                + " CARGO_TARGET_X86_64_UNKNOWN_FREEBSD_RUSTFLAGS LICENSE"));
    }

    @Test
    void targetsThatZigCannotLinkGoToCross() {
        assertThat(SamplePlans.on(SamplePlans.host())
                        .plan("x86_64-unknown-freebsd")
                        .steps()
                        .get(0)
                        .backend())
                .isInstanceOf(Cross.class);
    }

    @Test
    void crossBuildsEachTargetApartAndInItsOwnFolder() {
        BuildPlan plan = SamplePlans.on(SamplePlans.host()).plan("x86_64-unknown-freebsd", "i686-unknown-freebsd");
        assertThat(plan.steps()).hasSize(2);
        assertThat(plan.steps().get(0).command().environment())
                .containsEntry("CROSS_NO_WARNINGS", Optional.of("1"))
                .containsEntry("CARGO_TARGET_DIR", Optional.of("/crate/target/cross/x86_64-unknown-freebsd"));
    }

    @Test
    void crossGetsTheToolchainByItsFolderSoThatItDoesNotInstallIt() {
        BuildPlan plan = SamplePlans.on(SamplePlans.host()).plan("x86_64-unknown-freebsd");
        assertThat(plan.steps().get(0).command().environment())
                .containsEntry("RUSTUP_TOOLCHAIN", Optional.of("/rustup/toolchains/stable-x86_64-unknown-linux-gnu"));
    }

    @Test
    void aTargetWithFeaturesOfItsOwnHasAProcessOfItsOwn() {
        TargetRequest special = new TargetRequest(
                SamplePlans.spec("x86_64-pc-windows-gnu"),
                Optional.empty(),
                Optional.of("dist"),
                List.of("simd"),
                List.of(),
                new TreeMap<>(Map.of("KEY", "value")));
        BuildPlan plan = SamplePlans.on(SamplePlans.host())
                .plan(List.of(TargetRequest.of(SamplePlans.spec("x86_64-unknown-linux-musl")), special));
        Command command = plan.steps().get(1).command();
        assertThat(command.arguments()).containsSequence("--profile", "dist").containsSequence("--features", "simd");
        assertThat(command.environment()).containsEntry("KEY", Optional.of("value"));
    }

    @Test
    void refusesOneTripleTwice() {
        assertThatThrownBy(() -> SamplePlans.on(SamplePlans.host())
                        .plan("x86_64-unknown-linux-gnu.2.17", "x86_64-unknown-linux-gnu.2.28"))
                .hasMessageContaining("FERRULE-013");
    }

    @Test
    void aFileForBothMacsIsTwoTargetsForCargo() {
        BuildPlan plan =
                SamplePlans.on(SamplePlans.host()).plan("universal2-apple-darwin", "x86_64-unknown-linux-musl");
        assertThat(plan.steps()).hasSize(1);
        assertThat(plan.steps().get(0).command().arguments())
                .containsSequence("--target", "x86_64-apple-darwin", "--target", "aarch64-apple-darwin")
                .doesNotContain("universal2-apple-darwin");
        assertThat(plan.steps().get(0).command().environment())
                .containsKeys(
                        "CARGO_TARGET_AARCH64_APPLE_DARWIN_RUSTFLAGS", "CARGO_TARGET_X86_64_APPLE_DARWIN_RUSTFLAGS");
        assertThat(plan.libraries().map(ExpectedLibrary::destination))
                .first()
                .hasToString("/out/universal2-apple-darwin/libmathlib.dylib");
    }

    @Test
    void oneMacIsNotServedTwice() {
        assertThatThrownBy(() ->
                        SamplePlans.on(SamplePlans.host()).plan("universal2-apple-darwin", "aarch64-apple-darwin"))
                .hasMessageContaining("FERRULE-014");
    }

    @Test
    void thePlanReadsLikeAPage() {
        BuildPlan plan = SamplePlans.on(SamplePlans.host()).plan("x86_64-unknown-linux-musl");
        assertThat(plan.describe())
                .containsExactly(
                        "plan for mathlib:",
                        "  x86_64-unknown-linux-musl -> zigbuild: links statically against libunwind, needs no libgcc_s",
                        "      file  /out/x86_64-unknown-linux-musl/libmathlib.so",
                        "      in    /crate",
                        "      run   CARGO_TARGET_X86_64_UNKNOWN_LINUX_MUSL_RUSTFLAGS='-C target-feature=-crt-static"
                                + " -C link-arg=-Wl,-Bsymbolic' CARGO_ZIGBUILD_RUSTC_VERSION=1.96.0"
                                + " cargo-zigbuild zigbuild --lib --message-format=json-render-diagnostics"
                                + " --profile release --target x86_64-unknown-linux-musl");
    }
}
