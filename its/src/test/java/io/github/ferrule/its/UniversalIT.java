package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.bed.ExecutionRecord;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.Jar;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.TestProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One file for both kinds of Macs, built together with another target. */
class UniversalIT {

    private static final String RESOURCE = "darwin-universal2/libmathlib.dylib";

    private static TestProject project;
    private static MavenLog log;
    private static Jar natives;

    @BeforeAll
    static void build() {
        Bed.get().require("path.zig");
        project = TestProject.copy("mathlib", "universal")
                .configure("<targets><target>universal2-apple-darwin</target>"
                        + "<target>x86_64-unknown-linux-gnu.2.17</target></targets>");
        log = project.maven().succeeds("package");
        natives = project.jar("target/mathlib-1.4.0-natives.jar");
    }

    @Test
    void oneCargoProcessBuildsBothSlicesAndTheRest() {
        assertThat(log.lines().stream().filter(line -> line.contains("Finished `release`")))
                .hasSize(1);
        assertThat(natives.libraries()).containsExactly(RESOURCE, "linux-x86-64/libmathlib.so");
    }

    @Test
    void theFileHasBothSlicesAsAppleKnowsThem() throws Exception {
        Bed.get().requireProgram("file");
        Path library = project.path("target/libmathlib.dylib");
        Files.write(library, natives.bytes(RESOURCE));
        assertThat(new BedProgram("/usr/bin/file", Map.of()).run(project.path("."), library.toString()))
                .contains("Mach-O universal binary with 2 architectures")
                .contains("Mach-O 64-bit x86_64 dynamically linked shared library")
                .contains("Mach-O 64-bit arm64 dynamically linked shared library");
        assertThat(LiefReading.of(library))
                .extracting(slice -> slice.only("slice"))
                .containsExactly("X86_64", "ARM64");
        assertThat(LiefReading.of(library))
                .allSatisfy(slice -> assertThat(slice.symbols("export")).contains("add"));
        ExecutionRecord.readBy("universal2-apple-darwin", "the audit, LIEF, and file(1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aarch64", "x86_64"})
    void theLoaderFindsItUnderTheNameOfEachMac(String arch) throws Exception {
        assertThat(natives.properties("META-INF/ferrule/com.acme.mathlib/mathlib/" + arch + "-apple-darwin.properties"))
                .containsEntry("resource", RESOURCE)
                .containsEntry("arch", arch);
        assertThat(project.jar("target/mathlib-1.4.0.jar")
                        .properties("META-INF/ferrule/com.acme.mathlib/mathlib/published.properties"))
                .containsEntry("classifier." + arch + "-apple-darwin", "osx-universal2");
        String answer = BedProgram.of("java.17")
                .with("FERRULE_TARGET", arch + "-apple-darwin")
                .fails( // this machine is not a Mac
                        project.path("."),
                        "-cp",
                        ClassPath.of(),
                        "io.github.ferrule.loader.diagnose.Main",
                        "com.acme.mathlib",
                        project.path("target/mathlib-1.4.0-osx-universal2.jar").toString());
        assertThat(answer)
                .containsPattern("result +com.acme.mathlib/mathlib 1.4.0 " + arch + "-apple-darwin.*/libmathlib.dylib");
    }
}
