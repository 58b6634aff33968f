package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.ExecutionRecord;
import io.github.ferrule.its.maven.DocumentationPage;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example of the README builds, tests, and runs unchanged. */
@Order(1)
class QuickstartIT {

    private static final String DECLARED = "src/main/java/com/example/quickstart/Declared.java";

    /** One folder for all tests, so that cargo, which optimizes the library for half a minute, does so once. */
    private static TestProject project;

    @BeforeAll
    static void copyExample() {
        project = TestProject.example("quickstart", "quickstart");
    }

    @BeforeEach
    void startWithoutClasses() {
        project.delete("target").delete(DECLARED);
    }

    /** The Java release of the project decides between JNA and the foreign function API; no source file changes. */
    @ParameterizedTest
    @CsvSource({"17, JNA", "25, FFM"})
    void printsItsMatches(String release, String implementation) {
        MavenLog log = project.maven()
                .on(Path.of(Bed.get().require("jdk." + release)))
                .keepingCrates("the-example")
                .succeeds("package", "exec:exec", "-Dmaven.compiler.release=" + release);
        assertThat(log.text())
                .contains("functions bound by " + implementation, "Tests run: 4, Failures: 0")
                .doesNotContain("Blocking waiting for file lock");
        assertThat(log.text())
                .as("right declarations")
                .doesNotContain("FERRULE-360", "FERRULE-361", "declarations are not checked");
        assertThat(log.lines()).containsSubsequence("2015-05-15", "σίδηρος", "1996-01-23");
        assertThat(project.jar("target/quickstart-1.0.0.jar").libraries()).isEmpty();
        ExecutionRecord.executed(
                "x86_64-unknown-linux-gnu", "the quickstart by " + implementation + ": rure, its tests and its main");
    }

    /** The page shows a declaration by hand, and what the build prints about it. */
    @Test
    void aWrongDeclarationFailsTheBuildAndThePastedOnePasses() {
        DocumentationPage page = DocumentationPage.read("audit.md");
        String wrong = "boolean rure_is_match(Pointer regex, byte[] text, long length, long start);";
        String message =
                "com.example.quickstart.Declared.rure_is_match: the result is a boolean of 32 bits for JNA, and"
                        + " a bool of 8 bits in Rust";
        assertThat(page.section("Types of Java declarations").text()).contains(message);
        project.write(DECLARED, page.exampleAfter("file: " + DECLARED));

        String log = project.maven()
                .keepingCrates("the-example")
                .fails("package", "-DskipTests")
                .text();
        assertThat(log).contains("FERRULE-360").contains(message);
        String pasted = log.lines()
                .filter(line -> line.contains("declare it as  byte rure_is_match("))
                .map(line -> line.replaceFirst(".*declare it as  ", ""))
                .findFirst()
                .orElseThrow();

        project.edit(DECLARED, text -> text.replace(wrong, pasted));
        project.maven().keepingCrates("the-example").succeeds("package", "-DskipTests");
    }
}
