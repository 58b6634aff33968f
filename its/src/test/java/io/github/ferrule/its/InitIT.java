package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ferrule:init} makes a project whose test calls Rust. */
@Order(1)
class InitIT {

    private static final String INIT =
            "io.github.ferrule:ferrule-maven-plugin:" + System.getProperty("ferrule.version") + ":init";

    @ParameterizedTest
    @CsvSource({"jna, 3.6.3, 17", "jni, 4.0.0-rc-5, 17", "ffm, 3.9.16, 25", "uniffi, 3.9.16, 25"})
    void inAnEmptyFolder(String style, String maven, String jdk) throws IOException {
        TestProject project = TestProject.empty("init/new-" + style);
        MavenRun run = project.maven()
                .under(Path.of(Bed.get().require("maven." + maven)))
                .on(Path.of(Bed.get().require("jdk." + jdk)));
        run.keepingCrates(style.equals("uniffi") ? "uniffi" : "init")
                .unoptimized()
                .succeeds(INIT, "-Dferrule.style=" + style);
        assertThat(run.succeeds("package").text())
                .contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0")
                .contains("BUILD SUCCESS");
        assertThat(project.jar("target/new-" + style + "-0.1.0-SNAPSHOT-linux-x86_64.jar")
                        .libraries())
                .hasSize(1);
        String pom = Files.readString(project.path("pom.xml"));
        assertThat(run.succeeds(INIT, "-Dferrule.style=" + style).text()).contains("there is nothing to add");
        assertThat(project.path("pom.xml")).hasContent(pom);
    }

    @ParameterizedTest
    @CsvSource({"3.6.3", "3.9.16"})
    void inAProjectWithoutRust(String maven) throws IOException {
        TestProject project = TestProject.copy("mathlib", "init/existing-" + maven)
                .delete("src")
                .edit(
                        "pom.xml",
                        pom -> pom.replaceFirst("(?s) *<dependencies>.*</dependencies>\n", "")
                                .replaceFirst(
                                        "(?s)(</pluginManagement>).*</build>",
                                        "$1 <!-- no plugins yet -->\n  </build>"));
        String before = Files.readString(project.path("pom.xml"));
        MavenRun run = project.maven().under(Path.of(Bed.get().require("maven." + maven)));
        run.unoptimized().succeeds(INIT);
        assertThat(Files.readAllLines(project.path("pom.xml")))
                .containsSubsequence(before.lines().toList());
        assertThat(run.succeeds("package").text()).contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
        assertThat(project.has("src/main/java/com/acme/NativeMathlib.java")).isTrue();
    }
}
