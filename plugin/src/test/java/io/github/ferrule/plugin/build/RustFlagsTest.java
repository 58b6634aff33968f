package io.github.ferrule.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RustFlagsTest {

    private static final String MUSL = "CARGO_TARGET_X86_64_UNKNOWN_LINUX_MUSL_RUSTFLAGS";

    @Test
    void aTargetThatNeedsNoFlagsLeavesThoseOfTheUserAlone() {
        assertThat(environment(Plans.host(Map.of("RUSTFLAGS", "-C target-cpu=native")), "x86_64-unknown-linux-gnu"))
                .isEmpty();
    }

    @Test
    void muslIsToldToKeepTheLibrary() {
        assertThat(environment(Plans.host(), "x86_64-unknown-linux-musl"))
                .containsExactly(Map.entry(MUSL, Optional.of("-C target-feature=-crt-static")));
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
                .containsEntry(MUSL, Optional.of("--cfg special -C target-feature=-crt-static"))
                .containsEntry("CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS", Optional.of("--cfg special"))
                .containsEntry("RUSTFLAGS", Optional.empty());
    }

    @Test
    void encodedFlagsAreTakenApart() {
        Host host = Plans.host(Map.of("CARGO_ENCODED_RUSTFLAGS", "--cfg\u001fspecial"));
        assertThat(environment(host, "x86_64-unknown-linux-musl"))
                .containsEntry(MUSL, Optional.of("--cfg special -C target-feature=-crt-static"));
    }

    @Test
    void flagsForTheTargetInTheEnvironmentAreKept() {
        assertThat(environment(Plans.host(Map.of(MUSL, "-C lto")), "x86_64-unknown-linux-musl"))
                .containsEntry(MUSL, Optional.of("-C lto -C target-feature=-crt-static"));
    }

    @Test
    void buildFlagsOfTheFileAreKeptWhereOursWouldMaskThem() {
        Host host = Plans.host("[build]\nrustflags = [\"--cfg\", \"special\"]\n");
        assertThat(environment(host, "x86_64-unknown-linux-musl"))
                .containsEntry(MUSL, Optional.of("--cfg special -C target-feature=-crt-static"));
    }

    @Test
    void buildFlagsThatCargoWouldNotUseAnywayStayUnused() {
        Host host = Plans.host("[build]\nrustflags = \"--cfg special\"\n"
                + "[target.x86_64-unknown-linux-musl]\nrustflags = [\"-C\", \"lto\"]\n");
        assertThat(environment(host, "x86_64-unknown-linux-musl"))
                .containsEntry(MUSL, Optional.of("-C target-feature=-crt-static"));
    }

    @Test
    void aUserWhoDecidesOnCrtStaticHasDecided() {
        Host host = Plans.host(Map.of(MUSL, "-C target-feature=+crt-static"));
        assertThat(environment(host, "x86_64-unknown-linux-musl"))
                .containsEntry(MUSL, Optional.of("-C target-feature=+crt-static"));
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
                        "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS", Optional.of("-C target-cpu=x86-64-v2"));
    }

    private static Map<String, Optional<String>> environment(Host host, String... targets) {
        return new RustFlags(host, "mathlib", false)
                .environment(List.of(targets).stream()
                        .map(Plans::spec)
                        .map(TargetRequest::of)
                        .toList());
    }
}
