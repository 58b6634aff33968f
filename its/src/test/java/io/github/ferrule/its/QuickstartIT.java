package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.ExecutionRecord;
import io.github.ferrule.its.maven.DocumentationPage;
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
        assertThat(log.text())
                .as("right declarations")
                .doesNotContain("FERRULE-360", "FERRULE-361", "declarations are not checked");
        assertThat(log.lines()).containsSubsequence("2015-05-15", "σίδηρος", "1996-01-23");
        assertThat(project.jar("target/quickstart-1.0.0.jar").libraries()).isEmpty();
        ExecutionRecord.executed("x86_64-unknown-linux-gnu", "the quickstart: rure, its tests and its main");
    }

    /** The page shows this declaration, and what the build says to it. */
    @Test
    void aWrongDeclarationFailsTheBuildAndThePastedOnePasses() {
        String page = DocumentationPage.read("audit.md")
                .section("Types of Java declarations")
                .text();
        String wrong = "boolean rure_iter_next(Pointer iterator, Memory haystack, Size length, Found found);";
        String message =
                "com.example.quickstart.Rure.rure_iter_next: the result is a boolean of 32 bits for JNA, and a bool"
                        + " of 8 bits in Rust";
        assertThat(page).contains(wrong, message);
        String rure = "src/main/java/com/example/quickstart/Rure.java";
        TestProject project = TestProject.example("quickstart", "quickstart-types")
                .edit(rure, text -> text.replace("byte rure_iter_next(", "boolean rure_iter_next("))
                .edit(
                        "src/main/java/com/example/quickstart/Regex.java",
                        text -> text.replace("found) != 0)", "found))"));
        String cargo = Bed.kept("cargo-of-the-example").toString();

        String log = project.maven()
                .with("CARGO_TARGET_DIR", cargo)
                .fails("package", "-DskipTests")
                .text();
        assertThat(log).contains("FERRULE-360").contains(message);
        String pasted = log.lines()
                .filter(line -> line.contains("declare it as  byte rure_iter_next("))
                .map(line -> line.replaceFirst(".*declare it as  ", ""))
                .findFirst()
                .orElseThrow();

        project.edit(rure, text -> text.replace(wrong, pasted))
                .edit(
                        "src/main/java/com/example/quickstart/Regex.java",
                        text -> text.replace("length), found))", "length), found) != 0)"));
        project.maven().with("CARGO_TARGET_DIR", cargo).succeeds("package", "-DskipTests");
    }
}
