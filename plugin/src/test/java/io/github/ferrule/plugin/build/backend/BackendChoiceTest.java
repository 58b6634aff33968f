package io.github.ferrule.plugin.build.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.build.BuildStep;
import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.SamplePlans;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compilers that nobody configured, and the backend of each target if they are the only ones. */
class BackendChoiceTest {

    private static final String ARM = "aarch64-unknown-linux-gnu";

    private static final Map<TargetTriple, CToolchain> GCC = Map.of(
            TargetTriple.parse(ARM),
            new CToolchain(
                    "aarch64-linux-gnu-gcc",
                    Optional.of("aarch64-linux-gnu-g++"),
                    Optional.empty(),
                    Optional.empty(),
                    List.of("-C", "link-arg=-special"),
                    Optional.of("/usr/lib/aarch64-linux-gnu/pkgconfig")));

    @Test
    void zigStaysAheadOfGccForTheSakeOfTheFloor() {
        assertThat(backend(SamplePlans.on(SamplePlans.host(), true, GCC), ARM)).isEqualTo("zigbuild");
    }

    @Test
    void gccBuildsWhereZigCannotBeHad() {
        assertThat(backend(SamplePlans.on(SamplePlans.host(), false, GCC), ARM)).isEqualTo("gcc");
    }

    @Test
    void gccKeepsNoFloor() {
        assertThat(backend(SamplePlans.on(SamplePlans.host(), false, GCC), ARM + ".2.17"))
                .isEqualTo("zigbuild");
        assertThatThrownBy(
                        () -> SamplePlans.on(SamplePlans.host(), true, GCC).plan(List.of(chosen(ARM + ".2.17", "gcc"))))
                .hasMessageContaining("FERRULE-023")
                .hasMessageContaining("gcc: the compiler's own C library decides the glibc");
    }

    @Test
    void gccIsWiredForCargoForCAndForPkgConfig() {
        BuildStep step = SamplePlans.on(SamplePlans.host(), true, GCC)
                .plan(List.of(chosen(ARM, "gcc")))
                .steps()
                .get(0);
        assertThat(step.command().program()).isEqualTo("cargo");
        assertThat(step.command().environment())
                .containsEntry("CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER", Optional.of("aarch64-linux-gnu-gcc"))
                .containsEntry(
                        "CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUSTFLAGS",
                        Optional.of("-C link-arg=-Wl,-Bsymbolic -C link-arg=-special"))
                .containsEntry("CC_aarch64_unknown_linux_gnu", Optional.of("aarch64-linux-gnu-gcc"))
                .containsEntry("CXX_aarch64_unknown_linux_gnu", Optional.of("aarch64-linux-gnu-g++"))
                .containsEntry("PKG_CONFIG_ALLOW_CROSS_aarch64_unknown_linux_gnu", Optional.of("1"))
                .doesNotContainKey("AR_aarch64_unknown_linux_gnu");
    }

    @Test
    void settingsOfTheUserStay() {
        Host host = SamplePlans.host(Map.of("TARGET_CC", "mine", "PKG_CONFIG_LIBDIR", "/mine"));
        BuildStep step = SamplePlans.on(host, true, GCC)
                .plan(List.of(chosen(ARM, "gcc")))
                .steps()
                .get(0);
        assertThat(step.command().environment())
                .doesNotContainKeys("CC_aarch64_unknown_linux_gnu", "PKG_CONFIG_LIBDIR_aarch64_unknown_linux_gnu");
    }

    @Test
    void onAnArmMachineZigBuildsForX86AndCrossChoosesItsImage() {
        SamplePlans arm = SamplePlans.on(SamplePlans.hostOf(ARM));
        assertThat(backend(arm, ARM)).isEqualTo("cargo");
        assertThat(backend(arm, "x86_64-unknown-linux-gnu")).isEqualTo("zigbuild");
        BuildStep step = arm.plan("x86_64-unknown-freebsd").steps().get(0);
        assertThat(step.backend().name()).isEqualTo("cross");
        assertThat(step.command().environment().keySet()).noneMatch(name -> name.endsWith("_IMAGE"));
    }

    @Test
    void windowsMsvcNeedsXwinExceptOnWindows() {
        String msvc = "aarch64-pc-windows-msvc";
        Host windows = SamplePlans.hostOf("x86_64-pc-windows-msvc");
        assertThat(backend(SamplePlans.on(SamplePlans.host()), msvc)).isEqualTo("xwin");
        assertThat(backend(SamplePlans.on(windows), msvc)).isEqualTo("cargo");
    }

    @Test
    void aConfiguredLinkerAndAFloorNeedADecision() {
        Host host = SamplePlans.host("[build]\njobs = 2\n\n[target.x86_64-unknown-linux-gnu]\nlinker = \"clang\"\n");
        String target = "x86_64-unknown-linux-gnu.2.17";
        assertThatThrownBy(() -> SamplePlans.on(host).plan(target))
                .hasMessageContaining("FERRULE-026  " + target)
                .hasMessageContaining("/crate/.cargo/config.toml:5 sets the linker clang")
                .hasMessageContaining("<backend>zigbuild</backend>");
        assertThat(SamplePlans.on(host)
                        .plan(List.of(chosen(target, "zigbuild")))
                        .steps())
                .hasSize(1);
        assertThat(SamplePlans.on(host).plan(List.of(chosen(target, "cargo"))).steps())
                .hasSize(1);
        assertThat(backend(SamplePlans.on(host), "x86_64-unknown-linux-gnu")).isEqualTo("cargo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-C linker=clang", "-Clinker=clang", "--codegen linker=clang", "--codegen=linker=clang"})
    void aFlagThatNamesALinkerCannotBeReplaced(String flag) {
        Host host = SamplePlans.host(Map.of("RUSTFLAGS", "-C linker=gcc " + flag + " -C link-arg=-fuse-ld=mold"));
        String target = "x86_64-unknown-linux-gnu.2.17";
        for (TargetRequest request : List.of(TargetRequest.of(TargetSpec.parse(target)), chosen(target, "zigbuild"))) {
            assertThatThrownBy(() -> SamplePlans.on(host).plan(List.of(request)))
                    .hasMessageContaining("FERRULE-026  " + target + ": a flag makes rustc link with clang")
                    .hasMessageContaining("[target.x86_64-unknown-linux-gnu]  linker = \"clang\"");
        }
        assertThat(backend(SamplePlans.on(host), "x86_64-unknown-linux-gnu")).isEqualTo("cargo");
        assertThat(backend(SamplePlans.on(host), "aarch64-unknown-linux-gnu"))
                .as("it builds for whatever target rustc names")
                .isEqualTo("cargo");
    }

    @Test
    void zigbuildTakesALinkerVariableAway() {
        String variable = "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_LINKER";
        BuildStep step = SamplePlans.on(SamplePlans.host(Map.of(variable, "clang")))
                .plan(List.of(chosen("x86_64-unknown-linux-gnu.2.17", "zigbuild")))
                .steps()
                .get(0);
        assertThat(step.command().environment()).containsEntry(variable, Optional.empty());
    }

    @Test
    void androidIsRefused() {
        assertThatThrownBy(() -> SamplePlans.on(SamplePlans.host()).plan("aarch64-linux-android"))
                .hasMessageContaining("FERRULE-010  aarch64-linux-android: Ferrule does not build for Android");
    }

    @Test
    void zigGetsACacheWhereTheUsersCannotBeWritten() {
        Backends backends = SamplePlans.on(SamplePlans.host()).backends();
        CargoZigbuild zigbuild = new CargoZigbuild(
                "cargo-zigbuild", Optional.empty(), true, Optional.of(Path.of("ferrule-zig")), Optional.empty());
        Backends withCache = new Backends(
                backends.cargo(), zigbuild, backends.gcc(), backends.clang(), backends.xwin(), backends.cross());
        BuildStep step = new SamplePlans(withCache, SamplePlans.host(Map.of("ZIG_LOCAL_CACHE_DIR", "/mine")))
                .plan("aarch64-apple-darwin")
                .steps()
                .get(0);
        assertThat(step.command().environment())
                .containsEntry("ZIG_GLOBAL_CACHE_DIR", Optional.of("/crate/target/ferrule-zig/zig"))
                .containsEntry("CARGO_ZIGBUILD_CACHE_DIR", Optional.of("/crate/target/ferrule-zig/cargo-zigbuild"))
                .doesNotContainKey("ZIG_LOCAL_CACHE_DIR");
    }

    private static String backend(SamplePlans plans, String target) {
        return plans.plan(target).steps().get(0).backend().name();
    }

    private static TargetRequest chosen(String target, String backend) {
        return new TargetRequest(
                SamplePlans.spec(target),
                Optional.of(backend),
                Optional.empty(),
                List.of(),
                List.of(),
                new TreeMap<>());
    }
}
