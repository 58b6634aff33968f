package io.github.ferrule.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.CargoSettings.Source;
import io.github.ferrule.plugin.build.cargo.CrossConfig;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RustFlagsTest {

    private static final String MUSL = "CARGO_TARGET_X86_64_UNKNOWN_LINUX_MUSL_RUSTFLAGS";
    private static final String SYMBOLIC = " -C link-arg=-Wl,-Bsymbolic";

    @Test
    void aTargetThatNeedsNoFlagsLeavesThoseOfTheUserAlone() {
        assertThat(environment(SamplePlans.host(Map.of("RUSTFLAGS", "-C target-cpu=native")), "x86_64-pc-windows-gnu"))
                .isEmpty();
    }

    @Test
    void muslTargetsGetTheFlagThatKeepsTheLibrary() {
        assertThat(environment(SamplePlans.host(), "x86_64-unknown-linux-musl"))
                .containsExactly(Map.entry(MUSL, Optional.of("-C target-feature=-crt-static" + SYMBOLIC)));
    }

    @Test
    void aDylibIsNotNamedAfterTheBuildMachinesFolder() {
        assertThat(environment(SamplePlans.host(), "aarch64-apple-darwin"))
                .containsEntry(
                        "CARGO_TARGET_AARCH64_APPLE_DARWIN_RUSTFLAGS",
                        Optional.of("-C link-arg=-Wl,-install_name,@rpath/libmathlib.dylib"));
    }

    @Test
    void globalFlagsAndOursShareOneVariableBecauseGlobalOnesMaskAllOthers() {
        Host host = SamplePlans.host(Map.of("RUSTFLAGS", "--cfg special", MUSL, "--cfg masked"));
        assertThat(environment(host, "x86_64-unknown-linux-musl"))
                .containsExactly(encoded(
                        "--cfg", "special", "-C", "target-feature=-crt-static", "-C", "link-arg=-Wl,-Bsymbolic"));
    }

    @Test
    void targetsWithDifferentFlagsInOneVariableAreBuiltByDifferentProcesses() {
        Host host = SamplePlans.host(Map.of("RUSTFLAGS", ""));
        assertThat(SamplePlans.on(host)
                        .plan(
                                "x86_64-unknown-linux-musl",
                                "aarch64-unknown-linux-musl",
                                "x86_64-unknown-linux-gnu.2.17")
                        .steps())
                .extracting(step -> step.libraries().size())
                .containsExactly(2, 1);
    }

    @Test
    void aFlagWithASpaceStaysOneFlag() {
        Host host = SamplePlans.host(Map.of("CARGO_ENCODED_RUSTFLAGS", "--cfg\u001fgreeting=\"good morning\""));
        assertThat(environment(host, "x86_64-unknown-freebsd"))
                .containsExactly(encoded("--cfg", "greeting=\"good morning\"", "-C", "link-arg=-Wl,-Bsymbolic"));
        PathRemapping remapping = new PathRemapping(Map.of(Path.of("/home/me/my crate"), "/project"));
        assertThat(new RustFlags(SamplePlans.host(), "mathlib", remapping)
                        .environment(List.of(TargetRequest.of(SamplePlans.spec("x86_64-unknown-freebsd")))))
                .containsExactly(
                        encoded("-C", "link-arg=-Wl,-Bsymbolic", "--remap-path-prefix=/home/me/my crate=/project"));
    }

    @Test
    void flagsForTheTargetInTheEnvironmentAreKept() {
        assertThat(environment(SamplePlans.host(Map.of(MUSL, "-C lto")), "x86_64-unknown-linux-musl"))
                .containsEntry(MUSL, Optional.of("-C lto -C target-feature=-crt-static" + SYMBOLIC));
    }

    @Test
    void flagsOfBuildRustflagsAreRepeatedBecauseOursMaskThem() {
        assertThat(environment(with(Source.BUILD, "--cfg", "special"), "x86_64-unknown-linux-musl"))
                .containsEntry(MUSL, Optional.of("--cfg special -C target-feature=-crt-static" + SYMBOLIC));
    }

    @Test
    void flagsOfTheTargetsTablesAreNotRepeatedBecauseCargoAddsThem() {
        assertThat(environment(with(Source.TARGET, "--cfg", "special"), "x86_64-unknown-linux-musl"))
                .containsEntry(MUSL, Optional.of("-C target-feature=-crt-static" + SYMBOLIC));
    }

    @Test
    void aUserWhoDecidesOnCrtStaticHasDecided() {
        Host host = SamplePlans.host(Map.of(MUSL, "-C target-feature=+crt-static"));
        assertThat(environment(host, "x86_64-unknown-linux-musl"))
                .containsEntry(MUSL, Optional.of("-C target-feature=+crt-static" + SYMBOLIC));
    }

    @Test
    void flagsOfTheTargetComeLast() {
        TargetRequest target = new TargetRequest(
                SamplePlans.spec("x86_64-unknown-linux-gnu.2.17"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of("-C", "target-cpu=x86-64-v2"),
                new TreeMap<>());
        assertThat(new RustFlags(SamplePlans.host(), "mathlib", PathRemapping.NONE).environment(List.of(target)))
                .containsEntry(
                        "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS",
                        Optional.of("-C link-arg=-Wl,-Bsymbolic -C target-cpu=x86-64-v2"));
    }

    @Test
    void callsInsideAnElfLibraryStayInsideUnlessTheUserDecidesOtherwise() {
        String variable = "CARGO_TARGET_X86_64_UNKNOWN_FREEBSD_RUSTFLAGS";
        assertThat(environment(SamplePlans.host(), "x86_64-unknown-freebsd"))
                .containsExactly(Map.entry(variable, Optional.of(SYMBOLIC.trim())));
        Host host = SamplePlans.host(Map.of(variable, "-C link-arg=-Wl,-Bno-symbolic"));
        assertThat(environment(host, "x86_64-unknown-freebsd")).isEmpty();
    }

    @Test
    void aLinkerWithoutACompilerInFrontOfItKnowsNoPrefix() {
        String linker = "CARGO_TARGET_X86_64_UNKNOWN_FREEBSD_LINKER";
        assertThat(List.of("/usr/bin/ld.lld", "rust-lld", "x86_64-freebsd-ld"))
                .allSatisfy(name -> assertThat(
                                environment(SamplePlans.host(Map.of(linker, name)), "x86_64-unknown-freebsd"))
                        .containsValue(Optional.of("-C link-arg=-Bsymbolic")));
        assertThat(environment(SamplePlans.host(Map.of(linker, "/usr/bin/clang-19")), "x86_64-unknown-freebsd"))
                .containsValue(Optional.of(SYMBOLIC.trim()));
    }

    @Test
    void msvcNeedsNoRedistributablePackageUnlessTheUserDecidesOtherwise() {
        String variable = "CARGO_TARGET_X86_64_PC_WINDOWS_MSVC_RUSTFLAGS";
        assertThat(environment(SamplePlans.host(), "x86_64-pc-windows-msvc"))
                .containsExactly(Map.entry(variable, Optional.of("-C target-feature=+crt-static")));
        Host host = SamplePlans.host(Map.of(variable, "-C target-feature=-crt-static"));
        assertThat(environment(host, "x86_64-pc-windows-msvc")).isEmpty();
    }

    private static Map<String, Optional<String>> environment(Host host, String... targets) {
        return new RustFlags(host, "mathlib", PathRemapping.NONE)
                .environment(List.of(targets).stream()
                        .map(SamplePlans::spec)
                        .map(TargetRequest::of)
                        .toList());
    }

    private static Host with(Source source, String... flags) {
        return new Host(
                SamplePlans.HOST,
                SamplePlans.RUSTC,
                SamplePlans.SYSROOT,
                Map.of(),
                SamplePlans.config(""),
                CrossConfig.NONE,
                Map.of(
                        TargetTriple.parse("x86_64-unknown-linux-musl"),
                        new CargoSettings(List.of(flags), source, Optional.empty(), Optional.empty())),
                Map.of());
    }

    private static Map.Entry<String, Optional<String>> encoded(String... flags) {
        return Map.entry("CARGO_ENCODED_RUSTFLAGS", Optional.of(String.join("\u001f", flags)));
    }
}
