package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.maven.DocumentationPage;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.TestProject;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Cargo compiles cross, as on a user's machine, and that cross builds a library. */
@Order(1)
class RealCargoInstallIT {

    private static final String ARM = "aarch64-unknown-linux-gnu";

    @Test
    void crossIsCompiledOnceAndThenBuilds() {
        Bed.get().require("docker.host");
        String image = Bed.get().require("cross.image." + ARM);
        TestProject project = TestProject.copy("mathlib", "real-cargo-install")
                .locked("mathlib")
                .configure(DocumentationPage.read("choosing-a-backend.md")
                        .section("cross")
                        .example("xml"));
        String path = Arrays.stream(Bed.get().environment().get("PATH").split(File.pathSeparator))
                .filter(folder -> !Files.exists(Path.of(folder, "cross")))
                .collect(Collectors.joining(File.pathSeparator));
        String cache = "-Dferrule.toolCache=" + project.path("cache").toAbsolutePath();
        MavenLog log = project.maven()
                .with("PATH", path)
                .with("CROSS_TARGET_AARCH64_UNKNOWN_LINUX_GNU_IMAGE", image)
                // kept: its crates are the same in every run, and the tool is installed anew all the same
                .with("CARGO_BUILD_TARGET_DIR", Bed.kept("cargo-of-cross").toString())
                .with("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0") // the tool is to be there, not to be fast
                .succeeds("ferrule:build", "ferrule:bundle", cache);
        assertThat(log.text())
                .contains("compiling cross 0.2.5 for", "Installed package `cross v0.2.5`")
                .containsPattern(ARM + " +cross ");
        assertThat(project.jar("target/mathlib-1.4.0-natives.jar").libraries())
                .containsExactly("linux-aarch64/libmathlib.so");
    }
}
