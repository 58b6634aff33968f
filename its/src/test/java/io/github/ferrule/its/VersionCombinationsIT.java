package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.TestProject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** This test proves the listed combinations of versions; any other combination causes a warning. */
class VersionCombinationsIT {

    private static final String WARNING = "have not been tested together";

    /** The pairs at the ends of each row. */
    static Stream<String> pairs() throws IOException {
        Path list = Path.of(System.getProperty("ferrule.its.examples"))
                .resolveSibling(
                        "plugin/src/main/resources/io/github/ferrule/plugin/build/toolchain/tested-versions.txt");
        return Files.readAllLines(list).stream()
                .filter(line -> line.matches("\\d.*"))
                .map(line -> line.split("\\s+"))
                .flatMap(words -> Stream.of(words[2] + " " + words[4], words[3] + " " + words[5]))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aListedCombinationBuildsALibraryThatLoads(String pair) throws IOException {
        TestProject project = project("tested/" + pair.replace(' ', '-'));
        MavenLog log = build(project, pair);
        assertThat(log.text()).contains("zigbuild").doesNotContain(WARNING);
        String answer = BedProgram.of("java.old-glibc")
                .run(project.path("."), "-cp", ClassPath.ofMathlib(project), "com.acme.MathLib");
        assertThat(answer).contains("40 + 2 = 42");
    }

    @Test
    void anUnlistedCombinationIsAWarning() throws IOException {
        assertThat(build(project("untested"), "0.23.0 0.15.2").text())
                .contains("warning: rustc " + Bed.get().require("rust.version"))
                .contains("cargo-zigbuild 0.23.0 and zig 0.15.2 " + WARNING);
    }

    private static TestProject project(String name) {
        return TestProject.copy("mathlib", "versions/" + name)
                .configure("<targets><target>x86_64-unknown-linux-gnu.2.17</target>"
                        + "<target>aarch64-unknown-linux-musl</target></targets>");
    }

    /** With no other tools than those of the pair, as pip has them; the next run finds them again. */
    private static MavenLog build(TestProject project, String pair) throws IOException {
        Path tools = Bed.kept("zigbuild-and-zig-" + pair.replace(' ', '-'));
        if (!Files.exists(tools)) {
            install(project, pair.split(" "), tools);
        }
        return project.maven()
                .with(
                        "PATH",
                        tools + "/bin" + File.pathSeparator + Bed.get().require("path.rust") + File.pathSeparator
                                + System.getenv("PATH"))
                .with("CARGO_ZIGBUILD_ZIG_PATH", tools + "/ziglang/zig")
                .with("CARGO_ZIGBUILD_PYTHON_PATH", "no-python")
                .succeeds("package");
    }

    private static void install(TestProject project, String[] versions, Path tools) throws IOException {
        Path part = tools.resolveSibling(tools.getFileName() + ".part");
        new BedProgram("/usr/bin/python3", Map.of())
                .run(
                        project.path("."),
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--upgrade", // what an interrupted run left
                        "--no-deps",
                        "--only-binary=:all:",
                        "--target",
                        part.toString(),
                        "cargo-zigbuild==" + versions[0],
                        "ziglang==" + versions[1]);
        Files.move(part, tools, StandardCopyOption.ATOMIC_MOVE);
    }
}
