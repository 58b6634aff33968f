package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.TestProject;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A terminal shows cargo's progress; a log file has none of it. */
class TerminalIT {

    private static final String PROGRESS = "Building [";

    private TestProject project;

    @BeforeEach
    void makeACrateThatTakesItsTime() {
        Bed.get().requireProgram("script");
        project = TestProject.copy("mathlib", "terminal")
                .write(
                        "src/main/rust/build.rs",
                        "fn main() { std::thread::sleep(std::time::Duration::from_secs(3)); }\n");
    }

    @Test
    void aTerminalShowsALineOfProgressThatGoesAway() {
        String call = project.maven().command("-Dstyle.color=never", "ferrule:build").stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        String seen = new BedProgram("/usr/bin/script", Map.of())
                .run(project.path("."), "--quiet", "--return", "--command", call, "/dev/null");
        assertThat(seen).contains("BUILD SUCCESS").containsPattern("\\r\u001b\\[K +Building \\[[=> ]*] \\d/\\d");
        assertThat(seen.lines().filter(line -> line.contains("[INFO]") && line.contains(PROGRESS)))
                .as("lines that stay")
                .isEmpty();
        int last = seen.lastIndexOf(PROGRESS);
        assertThat(seen.substring(last)).contains("\r\u001b[K");
    }

    @Test
    void aFileHoldsNone() {
        assertThat(project.maven().succeeds("ferrule:build").text())
                .contains("Compiling mathlib")
                .doesNotContain(PROGRESS);
    }
}
