package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** A dry run of any goal prints its plan and writes nothing. */
class DryRunIT {

    @Test
    void ofAWorkflow() {
        TestProject project = TestProject.copy("mathlib", "dry-run/workflow")
                .repository()
                .configure("<targets><target>x86_64-unknown-linux-gnu.2.17</target></targets>");
        assertThat(project.maven()
                        .succeeds("ferrule:generate-ci", "-Dferrule.dryRun")
                        .text())
                .contains(
                        "would write "
                                + project.path(".github/workflows/natives.yml").toAbsolutePath(),
                        "runs-on:");
        assertThat(project.has(".github")).isFalse();
    }

    @Test
    void ofACollection() throws IOException {
        TestProject project = TestProject.copy("mathlib", "dry-run/collection");
        project.maven().unoptimized().succeeds("ferrule:build", "-Dferrule.revision=1");
        Files.move(project.path("target/ferrule/natives"), project.path("downloads"));
        assertThat(project.maven()
                        .succeeds(
                                "ferrule:collect",
                                "-Dferrule.collectFrom=downloads",
                                "-Dferrule.revision=1",
                                "-Dferrule.dryRun")
                        .text())
                .contains("would collect x86_64-unknown-linux-gnu");
        assertThat(project.has("target/ferrule/natives")).isFalse();
    }

    @Test
    void ofANewProject() {
        TestProject project = TestProject.empty("dry-run/new");
        assertThat(project.maven()
                        .succeeds(
                                "io.github.ferrule:ferrule-maven-plugin:" + System.getProperty("ferrule.version")
                                        + ":init",
                                "-Dferrule.dryRun")
                        .text())
                .contains("would write pom.xml");
        assertThat(project.has("pom.xml")).isFalse();
    }
}
