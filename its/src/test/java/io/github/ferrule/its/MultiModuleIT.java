package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.DocumentationPage;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.Shell;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** docs/multi-module.md: its example, its commands, and its pieces of poms. */
@Order(1)
class MultiModuleIT {

    private static final DocumentationPage PAGE = DocumentationPage.read("multi-module.md");

    private TestProject project;

    @BeforeEach
    void copy(TestInfo test) {
        project = TestProject.example(
                "multi-module",
                "multi-module-" + test.getTestMethod().orElseThrow().getName());
    }

    @Test
    void thePackedJarsHaveTheLibraryOnlyWhereItIsMeantToBe() {
        maven().succeeds("-T", "2", "package");
        assertThat(project.jar("native/target/shapes-native-1.1.0-SNAPSHOT.jar").libraries())
                .isEmpty();
        assertThat(project.jar("api/target/shapes-1.1.0-SNAPSHOT.jar").libraries())
                .isEmpty();
        String classPath = ClassPath.of(
                project.path("app/target/shapes-app-1.1.0-SNAPSHOT.jar"),
                project.path("api/target/shapes-1.1.0-SNAPSHOT.jar"),
                project.path("native/target/shapes-native-1.1.0-SNAPSHOT.jar"),
                project.path("native/target/shapes-native-1.1.0-SNAPSHOT-linux-x86_64.jar"));
        assertThat(new BedProgram("java", Map.of())
                        .run(project.path("."), "-cp", classPath, "com.example.app.Main", "0", "0", "4", "0", "0", "3"))
                .contains("6.0");
    }

    @Test
    void thePomsOfThePageAreThoseOfTheExample() {
        String poms = normalized(read(project.path("native/pom.xml"))
                + read(project.path("api/pom.xml"))
                + read(project.path("pom.xml")));
        for (String section : List.of("Tests of other modules", "Without Rust")) {
            assertThat(PAGE.section(section).examples("xml"))
                    .isNotEmpty()
                    .allSatisfy(piece -> assertThat(poms).contains(normalized(piece)));
        }
    }

    @Test
    void theCommandsOfThePageTestBothModules() {
        Shell shell = Shell.in(project)
                .with("CARGO_TARGET_DIR", Bed.kept("cargo-of-multi-module").toString());
        for (String section : List.of("Versions", "Tests of other modules", "Without Rust")) {
            assertThat(PAGE.section(section).examples("sh").stream().flatMap(String::lines))
                    .isNotEmpty()
                    .allSatisfy(command -> assertThat(shell.run(command))
                            .as(command)
                            .contains("Running com.example.shapes.PolygonTest", "Running com.example.app.MainTest"));
        }

        // a release is installed now, so neither cargo nor the libraries of before are needed
        MavenRun withoutRust = project.maven().with("PATH", "/usr/bin:/bin").with("CARGO", "/nowhere/cargo");
        MavenLog clean = withoutRust.succeeds("clean", "test", "-Dferrule.skip");
        assertThat(clean.text()).contains("tests use the library of com.example:shapes-native:1.0.0");
        assertThat(passed(clean)).isEqualTo(2);
        MavenLog noCargo = withoutRust.succeeds("clean", "test", "-Dshapes.released=latest");
        assertThat(noCargo.text())
                .contains("cargo is not on the PATH")
                .containsPattern("tests use the library of com.example:shapes-native:\\d");
        assertThat(passed(noCargo)).isEqualTo(2);

        assertThat(withoutRust
                        .fails("test", "-Dferrule.skip", "-Dshapes.released=0.0.1", "-o")
                        .text())
                .contains("FERRULE-415  com.example:shapes-native:0.0.1", "without  -o");
        assertThat(withoutRust
                        .fails("test", "-Dferrule.skip", "-Dshapes.released=0.0.1")
                        .text())
                .contains("FERRULE-415  com.example:shapes-native:0.0.1", "<fallback>1.0.0</fallback>");
    }

    private MavenRun maven() {
        return project.maven().keepingCrates("multi-module");
    }

    private static long passed(MavenLog log) {
        return log.lines().stream()
                .filter(line -> line.matches(".*Tests run: 1, Failures: 0, Errors: 0, Skipped: 0, Time elapsed.*"))
                .count();
    }

    private static String normalized(String xml) {
        return xml.replaceAll("\\s+", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
