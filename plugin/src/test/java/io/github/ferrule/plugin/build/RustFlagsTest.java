package io.github.ferrule.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(environment(Plans.host(Map.of("RUSTFLAGS", "-C target-cpu=native")), "x86_64-pc-windows-gnu"))
                .isEmpty();
    }

    @Test
    void muslIsToldToKeepTheLibrary() {
        assertThat(environment(Plans.host(), "x86_64-unknown-linux-musl"))
                .containsExactly(Map.entry(MUSL, Optional.of("-C target-feature=-crt-static" + SYMBOLIC)));
    }

    @Test
    void aDylibIsNotNamedAfterTheBuildMachinesFolder() {
        assertThat(environment(Plans.host(), "aarch64-apple-darwin"))
                .containsEntry(
                        "CARGO_TARGET_AARCH64_APPLE_DARWIN_RUSTFLAGS",
                        Optional.of("-C link-arg=-Wl,-install_name,@rpath/libmathlib.dylib"));
    }

    @Test
    void globalFlagsMoveToEachTargetBecauseTheyWouldMaskOurs() {
        Host host = Plans.host(Map.of("RUSTFLAGS", "--cfg special"));
        assertThat(environment(host, "x86_64-unknown-linux-musl", "x86_64-unknown-linux-gnu.2.17"))
                .containsEntry(MUSL, Optional.of("--cfg special -C target-feature=-crt-static" + SYMBOLIC))
                .containsEntry(
                        "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS", Optional.of("--cfg special" + SYMBOLIC))
                .containsEntry("RUSTFLAGS", Optional.empty());
    }

    @Test
    void encodedFlagsAreTakenApart() {
        Host host = Plans.host(Map.of("CARGO_ENCODED_RUSTFLAGS", "--cfg\u001fspecial"));
        assertThat(environment(host, "x86_64-unknown-linux-musl"))
                .containsEntry(MUSL, Optional.of("--cfg special -C target-feature=-crt-static" + SYMBOLIC));
    }

    @Test
    void flagsForTheTargetInTheEnvironmentAreKept() {
        assertThat(environment(Plans.host(Map.of(MUSL, "-C lto")), "x86_64-unknown-linux-musl"))
                .containsEntry(MUSL, Optional.of("-C lto -C target-feature=-crt-static" + SYMBOLIC));
    }

    @Test
    void buildFlagsOfTheFileAreKeptWhereOursWouldMaskThem() {
        Host host = Plans.host("[build]\nrustflags = [\"--cfg\", \"special\"]\n");
        assertThat(environment(host, "x86_64-unknown-linux-musl"))
                .containsEntry(MUSL, Optional.of("--cfg special -C target-feature=-crt-static" + SYMBOLIC));
    }

    @Test
    void buildFlagsThatCargoWouldNotUseAnywayStayUnused() {
        Host host = Plans.host("[build]\nrustflags = \"--cfg special\"\n"
                + "[target.x86_64-unknown-linux-musl]\nrustflags = [\"-C\", \"lto\"]\n");
        assertThat(environment(host, "x86_64-unknown-linux-musl"))
                .containsEntry(MUSL, Optional.of("-C target-feature=-crt-static" + SYMBOLIC));
    }

    @Test
    void aUserWhoDecidesOnCrtStaticHasDecided() {
        Host host = Plans.host(Map.of(MUSL, "-C target-feature=+crt-static"));
        assertThat(environment(host, "x86_64-unknown-linux-musl"))
                .containsEntry(MUSL, Optional.of("-C target-feature=+crt-static" + SYMBOLIC));
    }

    @Test
    void flagsOfTheTargetComeLast() {
        TargetRequest target = new TargetRequest(
                Plans.spec("x86_64-unknown-linux-gnu.2.17"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of("-C", "target-cpu=x86-64-v2"),
                new TreeMap<>());
        assertThat(new RustFlags(Plans.host(), "mathlib", false).environment(List.of(target)))
                .containsEntry(
                        "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS",
                        Optional.of("-C link-arg=-Wl,-Bsymbolic -C target-cpu=x86-64-v2"));
    }

    @Test
    void callsInsideAnElfLibraryStayInsideUnlessTheUserDecidesOtherwise() {
        String variable = "CARGO_TARGET_X86_64_UNKNOWN_FREEBSD_RUSTFLAGS";
        assertThat(environment(Plans.host(), "x86_64-unknown-freebsd"))
                .containsExactly(Map.entry(variable, Optional.of(SYMBOLIC.trim())));
        Host host = Plans.host(Map.of(variable, "-C link-arg=-Wl,-Bno-symbolic"));
        assertThat(environment(host, "x86_64-unknown-freebsd")).doesNotContainKey("RUSTFLAGS");
        assertThat(environment(host, "x86_64-unknown-freebsd").get(variable).orElseThrow())
                .doesNotContain("-Bsymbolic");
    }

    @Test
    void aLinkerWithoutACompilerInFrontOfItKnowsNoPrefix() {
        String linker = "CARGO_TARGET_X86_64_UNKNOWN_FREEBSD_LINKER";
        assertThat(List.of("/usr/bin/ld.lld", "rust-lld", "x86_64-freebsd-ld"))
                .allSatisfy(name -> assertThat(environment(Plans.host(Map.of(linker, name)), "x86_64-unknown-freebsd"))
                        .containsValue(Optional.of("-C link-arg=-Bsymbolic")));
        assertThat(environment(Plans.host(Map.of(linker, "/usr/bin/clang-19")), "x86_64-unknown-freebsd"))
                .containsValue(Optional.of(SYMBOLIC.trim()));
    }

    @Test
    void msvcNeedsNoRedistributablePackageUnlessTheUserDecidesOtherwise() {
        String variable = "CARGO_TARGET_X86_64_PC_WINDOWS_MSVC_RUSTFLAGS";
        assertThat(environment(Plans.host(), "x86_64-pc-windows-msvc"))
                .containsExactly(Map.entry(variable, Optional.of("-C target-feature=+crt-static")));
        Host host = Plans.host(Map.of(variable, "-C target-feature=-crt-static"));
        assertThat(environment(host, "x86_64-pc-windows-msvc"))
                .containsEntry(variable, Optional.of("-C target-feature=-crt-static"));
    }

    private static Map<String, Optional<String>> environment(Host host, String... targets) {
        return new RustFlags(host, "mathlib", false)
                .environment(List.of(targets).stream()
                        .map(Plans::spec)
                        .map(TargetRequest::of)
                        .toList());
    }
}
