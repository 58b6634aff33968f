package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.Program;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.io.File;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Where zig and cargo-zigbuild are missing, the plugin gets them itself, or says what to run instead. */
class ProvisioningIT {

    private static final String ZIG = "cache/tools/zig-0.17.0-zigbuild-0.24.0/ziglang/zig";

    private TestProject project;

    @BeforeEach
    void copyProject(TestInfo test) {
        project = TestProject.copy(
                        "mathlib",
                        "provisioning/" + test.getTestMethod().orElseThrow().getName())
                .configure("<targets><target>x86_64-unknown-linux-gnu.2.17</target></targets>");
    }

    @Test
    void theyAreInstalledOnce() {
        assertThat(maven().succeeds(build()).text()).contains("installing zig-0.17.0-zigbuild-0.24.0 into", "with pip");
        assertThat(project.path(ZIG)).isExecutable();
        assertThat(maven().succeeds(build()).text()).doesNotContain("installing");
        assertThat(project.path("cache/tools").toFile().list()).hasSize(1);
    }

    @Test
    void offlineTheCommandIsNamedInstead() {
        maven().succeeds(build("-Dferrule.dryRun"));
        assertThat(maven().fails(build("-o")).text())
                .contains("FERRULE-021", "pip install ziglang==0.17.0 cargo-zigbuild==0.24.0");
        assertThat(project.has("cache")).isFalse();
    }

    @Test
    void whereItIsForbiddenTheCommandIsNamedInstead() {
        assertThat(maven().fails(build("-Dferrule.provision=never")).text())
                .contains("FERRULE-021", "pip install ziglang==0.17.0 cargo-zigbuild==0.24.0");
        assertThat(project.has("cache")).isFalse();
    }

    @Test
    void aFailedDownloadLeavesNothingHalfInstalled() {
        MavenRun maven = maven().with("PIP_INDEX_URL", "file:///no-such-index").with("PIP_NO_CACHE_DIR", "1");
        assertThat(maven.fails(build()).text()).contains("FERRULE-022", "zig: pip failed with exit code");
        assertThat(project.path("cache/tools").toFile().list()).isEmpty();
    }

    /** The real cargo-xwin, compiled by the real cargo; then its real word on a network without Microsoft. */
    @Test
    void cargoCompilesWhatPipDoesNotHave() {
        project.configure("<targets><target>x86_64-pc-windows-msvc</target></targets>");
        String home = rustWithAFolderForMsvc();
        MavenRun maven = maven().with("RUSTUP_HOME", home)
                .with("XWIN_CACHE_DIR", project.path("xwin").toString())
                .with("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0") // the tool is to be there, not to be fast
                .with("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .with("CARGO_PROFILE_RELEASE_LTO", "off");
        assertThat(maven.fails(build()).text())
                .contains("compiling cargo-xwin", "with cargo (once")
                .contains("FERRULE-121  x86_64-pc-windows-msvc: cargo-xwin cannot fetch Microsoft's CRT and SDK");
        assertThat(project.path("cache/tools").toFile().list()).hasSize(1);
        assertThat(maven.fails(build()).text()).doesNotContain("compiling").contains("FERRULE-121");
    }

    @Test
    void whereItIsForbiddenCargoCompilesNothing() {
        project.configure("<targets><target>x86_64-pc-windows-msvc</target></targets>");
        assertThat(maven().with("RUSTUP_HOME", rustWithAFolderForMsvc())
                        .fails(build("-Dferrule.provision=never"))
                        .text())
                .contains("FERRULE-006  x86_64-pc-windows-msvc: cargo-xwin is not on the PATH")
                .contains("cargo install --locked cargo-xwin");
        assertThat(project.has("cache")).isFalse();
    }

    /** The mirror has no standard library for msvc; an empty folder takes its place, as nothing gets that far. */
    private String rustWithAFolderForMsvc() {
        Path home = project.path("rustup-home").toAbsolutePath();
        Program rustup = Program.rust("rustup").with("RUSTUP_HOME", home.toString());
        rustup.run(project.path("."), "toolchain", "install", "stable", "--profile", "minimal", "--no-self-update");
        rustup.run(project.path("."), "default", "stable");
        Path toolchain = home.resolve("toolchains/stable-x86_64-unknown-linux-gnu");
        assertThat(toolchain
                        .resolve("lib/rustlib/x86_64-pc-windows-msvc/lib")
                        .toFile()
                        .mkdirs())
                .isTrue();
        return home.toString();
    }

    private MavenRun maven() {
        String rust = Bed.get().require("path.rust");
        return project.maven().with("PATH", rust + File.pathSeparator + System.getenv("PATH"));
    }

    private String[] build(String... more) {
        Stream<String> usual = Stream.of("ferrule:build", "-Dferrule.toolCache=" + project.path("cache"));
        return Stream.concat(usual, Stream.of(more)).toArray(String[]::new);
    }
}
