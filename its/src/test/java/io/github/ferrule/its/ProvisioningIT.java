package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** If zig and cargo-zigbuild are missing, the plugin installs them, or prints the command that does. */
@Order(1)
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
        assertThat(maven().succeeds(build()).text())
                .contains("installing zig-0.17.0-zigbuild-0.24.0 into", "with pip")
                .as("what pip itself prints")
                .doesNotContain("Collecting", "Successfully installed");
        assertThat(project.path(ZIG)).isExecutable();
        assertThat(maven().succeeds(build()).text()).doesNotContain("installing");
        assertThat(project.path("cache/tools").toFile().list()).hasSize(1);
    }

    @Test
    void offlineTheCommandIsNamedInstead() {
        maven().succeeds(build("-Dferrule.dryRun"));
        assertThat(maven().fails(build("-o")).text())
                .contains("FERRULE-021", "pip install ziglang==0.17.0.post0 cargo-zigbuild==0.24.0");
        assertThat(project.has("cache")).isFalse();
    }

    @Test
    void withoutPermissionTheCommandIsPrinted() {
        assertThat(maven().fails(build("-Dferrule.provision=never")).text())
                .contains("FERRULE-021", "pip install ziglang==0.17.0.post0 cargo-zigbuild==0.24.0");
        assertThat(project.has("cache")).isFalse();
    }

    @Test
    void aFailedDownloadLeavesNothingHalfInstalled() {
        MavenRun maven = maven().with("PIP_INDEX_URL", "file:///no-such-index").with("PIP_NO_CACHE_DIR", "1");
        assertThat(maven.fails(build()).text())
                .contains("FERRULE-022", "zig: pip failed with exit code")
                .as("what pip itself prints")
                .contains("No matching distribution found for");
        assertThat(project.path("cache/tools").toFile().list()).isEmpty();
    }

    /**
     * The real cargo-xwin, and its real word on a network without Microsoft. To compile it takes some ten minutes, so the
     * cargo of this test notes what it is asked for, and takes the program from pip, which has it, too. {@link
     * RealCargoInstallIT} does without that.
     */
    @Test
    void cargoIsAskedForWhatPipDoesNotHaveForAllMachines() throws Exception {
        project.configure("<targets><target>x86_64-pc-windows-msvc</target></targets>");
        Path tools = project.path("tools").toAbsolutePath();
        BedProgram pip = new BedProgram("/usr/bin/python3", Map.of());
        pip.run(
                project.path("."),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--target",
                tools.toString(),
                "cargo-xwin==0.23.1");
        Path cargo = cargoThatInstallsFrom(tools);
        MavenRun maven = withoutMicrosoft()
                .with(
                        "PATH",
                        cargo.getParent()
                                + File.pathSeparator
                                + Bed.get().require("path.rust")
                                + File.pathSeparator
                                + System.getenv("PATH"))
                .with("CARGO_BUILD_TARGET", "wasm32-unknown-unknown");
        assertThat(maven.fails(build()).text())
                .contains("compiling cargo-xwin 0.23.1 for", "with cargo (once, some minutes)")
                .contains("FERRULE-121  x86_64-pc-windows-msvc: cargo-xwin cannot fetch Microsoft's CRT and SDK");
        assertThat(maven.fails(build()).text()).doesNotContain("compiling").contains("FERRULE-121");
        assertThat(Files.readAllLines(tools.resolve("calls")))
                .as("asked once, for no other platform than this one")
                .singleElement()
                .asString()
                .matches("target= install --locked --version 0.23.1 --root \\S+ cargo-xwin");
        assertThat(project.path("cache/tools").toFile().list()).containsExactly("cargo-xwin-0.23.1");
    }

    private MavenRun withoutMicrosoft() {
        return maven().with(
                        "RUSTUP_HOME", RustForMsvc.installedFor(project).home().toString())
                .with("XWIN_CACHE_DIR", project.path("xwin").toString())
                .with("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0") // the tool is to be there, not to be fast
                .with("CARGO_PROFILE_RELEASE_LTO", "off");
    }

    private static Path cargoThatInstallsFrom(Path tools) throws IOException {
        Path cargo = Files.createDirectories(tools.resolve("cargo")).resolve("cargo");
        Files.writeString(cargo, """
                #!/bin/sh
                [ "$1" = install ] || exec '%s/cargo' "$@"
                echo "target=$CARGO_BUILD_TARGET $*" >> '%s/calls'
                while [ "$1" != --root ]; do shift; done
                mkdir -p "$2/bin" && cp '%s/bin/cargo-xwin' "$2/bin"
                """.formatted(Bed.get().require("path.rust"), tools, tools));
        cargo.toFile().setExecutable(true);
        return cargo;
    }

    @Test
    void withoutPermissionCargoCompilesNoTool() {
        project.configure("<targets><target>x86_64-pc-windows-msvc</target></targets>");
        assertThat(maven().with(
                                "RUSTUP_HOME",
                                RustForMsvc.installedFor(project).home().toString())
                        .fails(build("-Dferrule.provision=never"))
                        .text())
                .contains("FERRULE-006  x86_64-pc-windows-msvc: cargo-xwin is not on the PATH")
                .contains("cargo install --locked cargo-xwin");
        assertThat(project.has("cache")).isFalse();
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
