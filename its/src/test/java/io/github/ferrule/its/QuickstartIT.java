package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.ExecutionRecord;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.TestProject;
import org.junit.jupiter.api.Test;

/** The example of the README builds, tests, and runs unchanged. */
class QuickstartIT {

    @Test
    void printsItsMatches() {
        TestProject project = TestProject.example("quickstart", "quickstart");
        MavenLog log = project.maven()
                .with("CARGO_TARGET_DIR", Bed.kept("cargo-of-the-example").toString())
                .succeeds("package", "exec:exec");
        assertThat(log.text()).contains("Tests run: 4, Failures: 0").doesNotContain("Blocking waiting for file lock");
        assertThat(log.lines()).containsSubsequence("2015-05-15", "σίδηρος", "1996-01-23");
        assertThat(project.jar("target/quickstart-1.0.0.jar").libraries()).isEmpty();
        ExecutionRecord.executed("x86_64-unknown-linux-gnu", "the quickstart: rure, its tests and its main");
    }
}
