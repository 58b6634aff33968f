package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The plugin in a real Maven on a Java for Windows: the goals that need no Rust. */
@Order(1)
class WindowsHostIT {

    private static final String NATIVES = "target/mathlib-1.4.0-natives.jar";
    private static final String FOLDER = "für Windows";

    private static TestProject project;

    @BeforeAll
    static void buildOnLinux() throws IOException {
        Bed.get().require("java.windows");
        project = TestProject.copy("mathlib", "windows host")
                .locked("mathlib")
                .configure("<targets><target>x86_64-pc-windows-gnu</target>"
                        + "<target>x86_64-unknown-linux-gnu.2.17</target></targets>");
        project.maven().succeeds("package", "-Dferrule.revision=abc");
        Files.createDirectories(project.path(FOLDER));
        Files.copy(project.path(NATIVES), project.path(FOLDER + "/natives of mathlib.jar"));
    }

    @Test
    void theAuditWritesTheSameReportsAsOnLinux() throws IOException {
        String file = FOLDER + "\\natives of mathlib.jar";
        String audit =
                onWindows().succeeds("ferrule:audit", "-Dferrule.file=" + file).text();
        assertThat(audit).contains("win32-x86-64/mathlib.dll", "2 libraries, 0 errors");
        String onWindows = report("json") + report("sarif");
        project.maven().succeeds("ferrule:audit", "-Dferrule.file=" + file.replace('\\', '/'));
        assertThat(onWindows).isEqualTo(report("json") + report("sarif"));
    }

    @Test
    void librariesOfOtherMachinesBecomeTheSameJars() throws IOException {
        Path expected = Files.move(project.path(NATIVES), project.path("target/of-linux.jar"));
        TestProject.deleteTree(project.path("downloads"));
        Files.createDirectories(project.path("downloads"));
        Files.move(project.path("target/ferrule/natives"), project.path("downloads/machine"));
        String log = onWindows()
                .succeeds(
                        "ferrule:collect",
                        "ferrule:bundle",
                        "-Dferrule.collectFrom=downloads",
                        "-Dferrule.revision=abc")
                .text();
        assertThat(log).contains("win32-x86-64/mathlib.dll", "linux-x86-64/libmathlib.so");
        assertThat(project.path(NATIVES)).hasSameBinaryContentAs(expected);
    }

    @Test
    void centralFindsTheSameViolationsAsOnLinux() {
        TestProject release = TestProject.copy("mathlib", "windows host, release")
                .locked("mathlib")
                .configure("<targets><target>x86_64-unknown-linux-gnu</target></targets>");
        release.maven().succeeds("deploy", "-DaltDeploymentRepository=staging::file:target/staging");
        String onWindows = violations(WindowsHost.maven(release).fails("ferrule:central"));
        assertThat(onWindows)
                .contains("FERRULE-409", "mathlib-1.4.0-sources.jar is missing")
                .isEqualTo(violations(release.maven().fails("ferrule:central")));
    }

    private static String violations(MavenLog log) {
        return log.lines().stream()
                .filter(line -> line.startsWith("[ERROR]"))
                .takeWhile(line -> !line.contains("[Help 1]"))
                .map(line -> line.replaceAll("Z:\\\\\\S*|/\\S*/", ""))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void helpShowsTheParametersOfAGoal() {
        assertThat(onWindows()
                        .succeeds("ferrule:help", "-Ddetail", "-Dgoal=audit")
                        .text())
                .contains("User property: ferrule.file");
    }

    @Test
    void doctorListsTheMissingTools() {
        assertThat(onWindows().fails("ferrule:doctor").text())
                .contains("FERRULE-025  tool cargo is missing, needed by x86_64-pc-windows-gnu")
                .contains("install Rust from https://rustup.rs");
    }

    @Test
    void aBuildWithoutRustSaysHowToGetIt() {
        for (String dryRun : new String[] {"false", "true"}) {
            assertThat(onWindows()
                            .fails("ferrule:build", "-Dferrule.dryRun=" + dryRun)
                            .text())
                    .contains("FERRULE-006  rustc: is not on the PATH", "install Rust from https://rustup.rs");
        }
    }

    private static String report(String format) throws IOException {
        return Files.readString(project.path("target/ferrule/audit/natives of mathlib.jar/audit." + format))
                .replaceFirst("\"date\" : \"[^\"]*\"", "");
    }

    private static MavenRun onWindows() {
        return WindowsHost.maven(project);
    }
}
