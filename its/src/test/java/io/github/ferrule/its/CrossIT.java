package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.bed.ExecutionRecord;
import io.github.ferrule.its.bed.RustupCalls;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.DocumentationPage;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** A section in Cross.toml sends a target into a container, which has a C compiler for it. */
@Order(1)
class CrossIT {

    private static final String ARM = "aarch64-unknown-linux-gnu";

    private TestProject project;

    @BeforeEach
    void copyProject(TestInfo test) {
        Bed.get().require("path.cross");
        Bed.get().require("docker.host");
        String image = Bed.get().require("cross.image." + ARM);
        project = TestProject.copy(
                        "mathlib", "cross/" + test.getTestMethod().orElseThrow().getName())
                .delete("src")
                .overlay("cross")
                .configure("<targets><target>" + ARM + "</target></targets>")
                .edit("src/main/rust/Cross.toml", text -> text.replace("@image@", image));
        // the bed's containers have no network
        BedProgram.rust("cargo").run(project.path("src/main/rust"), "fetch", "--locked");
    }

    @Test
    void theContainerBuildsCAndRust() {
        RustupCalls rustup = RustupCalls.into(project.path("rustup-calls"));
        String log =
                project.maven().with("PATH", rustup.path()).succeeds("package").text();
        assertThat(log).containsPattern(ARM + " +cross ");
        assertThat(project.jar("target/mathlib-1.4.0-natives.jar").libraries())
                .containsExactly("linux-aarch64/libchecksum.so");
        assertThat(project.has("src/main/rust/target/cross/" + ARM)).isTrue();
        assertThat(project.has("src/main/rust/target/release")).isFalse();
        assertThat(rustup.lines())
                .as("cross may look at the user's toolchain, but not touch it")
                .contains("toolchain list")
                .noneMatch(call -> call.matches(".*\\b(add|install|update)\\b.*"));

        String answer = BedProgram.of("java.aarch64")
                .run(project.path("."), "-cp", ClassPath.ofMathlib(project), "com.acme.Main");
        assertThat(answer).contains("crc32 cbf43926 on aarch64");
        ExecutionRecord.executed(ARM, "built by cross in a container, under qemu");
    }

    /** cross makes an image of its own, in which the commands ran. */
    @Test
    void theCommandsOfPreBuildRunInTheImage() {
        String header = "printf '#define MASK 0x2a\\n' > /usr/aarch64-linux-gnu/include/mask.h";
        project.edit(
                        "src/main/rust/Cross.toml",
                        text -> text + "pre-build = [\"" + header.replace("\\", "\\\\") + "\"]\n")
                .edit(
                        "src/main/rust/src/crc32.c",
                        text -> "#include <mask.h>\n" + text.replace("return ~", "return MASK ^ ~"));
        try {
            project.maven().succeeds("package");
        } finally {
            removeImages("cross-custom-*:" + ARM + "*");
        }
        String answer = BedProgram.of("java.aarch64")
                .run(project.path("."), "-cp", ClassPath.ofMathlib(project), "com.acme.Main");
        assertThat(answer).contains("crc32 cbf4390c on aarch64"); // 0xcbf43926 ^ 0x2a
        ExecutionRecord.executed(ARM, "built by cross in a container with pre-build commands, under qemu");
    }

    /** The image is named where its name may be this machine's own. */
    @Test
    void theExampleOfThePage() {
        DocumentationPage page = DocumentationPage.read("choosing-a-backend.md");
        String targets = page.section("cross").example("xml");
        assertThat(targets).contains(page.exampleWith("<backend>cross</backend>"));
        project.configure(targets).delete("src/main/rust/Cross.toml");
        MavenRun maven = project.maven()
                .with("CROSS_TARGET_AARCH64_UNKNOWN_LINUX_GNU_IMAGE", Bed.get().require("cross.image." + ARM));
        assertThat(maven.succeeds("ferrule:build", "ferrule:bundle").text()).containsPattern(ARM + " +cross ");
        assertThat(project.jar("target/mathlib-1.4.0-natives.jar").libraries())
                .containsExactly("linux-aarch64/libchecksum.so");
    }

    @Test
    void thePlanSaysThatCrossTomlDecides() {
        assertThat(project.maven().succeeds("ferrule:build", "-Dferrule.dryRun").text())
                .contains(ARM + " -> cross: Cross.toml has a section for it");
    }

    @Test
    void aBuildThatCrossLeavesToThisMachineIsRefused() {
        Path linker = project.path("linker");
        project.write("linker", "#!/bin/sh\nfor word; do [ \"$last\" = -o ] && : > \"$word\"; last=$word; done\n");
        linker.toFile().setExecutable(true);
        project.delete("src/main/rust/build.rs")
                .write("src/main/rust/src/lib.rs", "#[no_mangle]\npub extern \"C\" fn checksum() {}\n");
        project.configure("<backend>cross</backend><targets><target>aarch64-apple-darwin</target></targets>");
        assertThat(failure(project.maven().with("CARGO_TARGET_AARCH64_APPLE_DARWIN_LINKER", linker.toString())))
                .contains("Falling back to `cargo` on the host.", "Finished `release`")
                .contains("FERRULE-122  aarch64-apple-darwin: cross ran this machine's cargo instead of a container")
                .contains("[target.aarch64-apple-darwin]  image =");
    }

    @Test
    void crossIsMissing() {
        String path = Arrays.stream(Bed.get().environment().get("PATH").split(File.pathSeparator))
                .filter(folder -> !Files.exists(Path.of(folder, "cross")))
                .collect(Collectors.joining(File.pathSeparator));
        String log = project.maven()
                .with("PATH", path)
                .fails("ferrule:build", "-Dferrule.provision=never", "-Dferrule.toolCache=target/no-tools")
                .text();
        assertThat(log).contains("FERRULE-006  " + ARM + ": cross is not on the PATH", "cargo install --locked cross");
    }

    @Test
    void noContainerEngineIsInstalled() {
        assertThat(failure(project.maven().with("CROSS_CONTAINER_ENGINE", "no-such-engine")))
                .contains("FERRULE-115  " + ARM, "<backend>zigbuild</backend>");
    }

    @Test
    void theContainerEngineDoesNotRun() {
        assertThat(failure(project.maven().with("DOCKER_HOST", "unix:///no/such/socket")))
                .contains("FERRULE-116  " + ARM + ": the container engine does not answer", "DOCKER_HOST");
    }

    @Test
    void noOtherTargetIsBuiltWhereTheContainerEngineDoesNotRun() {
        project.configure("<targets><target>x86_64-unknown-linux-gnu</target><target>" + ARM + "</target></targets>");
        assertThat(failure(project.maven().with("DOCKER_HOST", "unix:///no/such/socket")))
                .contains("FERRULE-116  " + ARM)
                .doesNotContain("Compiling");
    }

    @Test
    void theImageCannotBeHad() {
        project.edit("src/main/rust/Cross.toml", text -> text.replaceFirst("image = .*", "image = \"localhost/none\""));
        assertThat(failure(project.maven()))
                .contains("FERRULE-117  " + ARM + ": the container image localhost/none")
                .contains("docker pull localhost/none");
    }

    private void removeImages(String reference) {
        BedProgram docker = new BedProgram("docker", Map.of());
        String images = docker.run(project.path("."), "images", "--quiet", "--filter", "reference=" + reference);
        images.lines().forEach(image -> docker.run(project.path("."), "rmi", "--force", image));
    }

    private String failure(MavenRun maven) {
        String log = maven.fails("ferrule:build", "ferrule:bundle").text();
        assertThat(project.has("target/mathlib-1.4.0-natives.jar")).isFalse();
        return log;
    }
}
