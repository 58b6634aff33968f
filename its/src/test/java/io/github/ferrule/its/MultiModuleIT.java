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

    /** The release is the same crate; a cargo that fails shows that nothing is built. */
    @Test
    void withoutRustTheLibrariesOfTheLastReleaseAreTested() {
        release("1.0.0");
        MavenRun withoutRust = maven().with("CARGO", "/nowhere/cargo").with("PATH", "/usr/bin:/bin");
        assertThat(passed(withoutRust.succeeds("clean", "test", "-Dferrule.skip")))
                .isEqualTo(2);
        assertThat(project.has("native/target/test-classes")).isFalse();
    }

    @Test
    void thePomsOfThePageAreThoseOfTheExample() {
        String poms = normalized(read(project.path("native/pom.xml"))
                + read(project.path("api/pom.xml"))
                + read(project.path("pom.xml")));
        assertThat(PAGE.examples("xml"))
                .hasSize(3)
                .allSatisfy(piece -> assertThat(poms).contains(normalized(piece)));
    }

    @Test
    void theCommandsOfThePageTestBothModules() {
        project.edit(
                "pom.xml",
                pom -> pom.replace(
                        "<shapes.released>1.0.0</shapes.released>", "<shapes.released>1.0.1</shapes.released>"));
        release("1.0.1");
        Shell shell = Shell.in(project)
                .with("CARGO_TARGET_DIR", Bed.kept("cargo-of-multi-module").toString());
        assertThat(PAGE.examples("sh").stream().flatMap(String::lines))
                .hasSize(5)
                .allSatisfy(command -> assertThat(shell.run(command))
                        .as(command)
                        .contains("Running com.example.shapes.PolygonTest", "Running com.example.app.MainTest"));
    }

    private MavenRun maven() {
        return project.maven().keepingCrates("multi-module");
    }

    private void release(String version) {
        maven().succeeds("install", "-Drevision=" + version, "-DskipTests");
        String pom = "target/ferrule/platform.pom";
        maven().succeeds("-pl", "native", "install:install-file", "-Dfile=" + pom, "-DpomFile=" + pom);
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
