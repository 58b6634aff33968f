package io.github.ferrule.its;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.maven.Jar;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.TestProject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of {@code ferrule:help} work when pasted into a pom, all of a goal's at once. */
class HelpExamplesIT {

    private static final Pattern XML = Pattern.compile("<(\\w+)>.*</\\1>");

    @Test
    void theExamplesForLibrariesAndJars() {
        Bed.get().require("path.zig");
        TestProject project = TestProject.copy("mathlib", "help-examples")
                .edit(
                        "src/main/rust/Cargo.toml",
                        toml -> toml.replace("name = \"mathlib\"", "name = \"mathlib-jni\"")
                                + "\n[features]\nsimd = []\n")
                .edit("src/main/rust/src/lib.rs", text -> text + "#[no_mangle]\npub extern \"C\" fn mathlib_add() {}\n")
                .write("src/natives/NOTICE", "A file for the jars of libraries.\n");
        List<String> examples = examples(project, "build", "bundle");
        assertThat(examples).hasSize(15);
        project.configure(examples.stream().collect(joining()).replace("$", "\\$"));
        MavenLog log = project.maven().succeeds("package");
        assertThat(log.text()).doesNotContain("did you mean");
        Jar jar = project.jar("target/mathlib-1.4.0-natives-macos-arm64.jar");
        assertThat(jar.libraries()).containsExactly("META-INF/native/osx-aarch64/libmathlib_jni.dylib");
        assertThat(project.has("src/main/rust/target/cargo-timings")).isTrue();
    }

    @Test
    void theExamplesForTheAudit() {
        TestProject project = TestProject.copy("mathlib", "help-examples-audit");
        project.maven().unoptimized().succeeds("ferrule:build", "ferrule:bundle");
        List<String> examples = examples(project, "audit");
        assertThat(examples).hasSize(2);
        project.configure(examples.stream().collect(joining()));
        assertThat(project.maven()
                        .succeeds("ferrule:audit", "-Dferrule.file=target/mathlib-1.4.0-natives.jar")
                        .text())
                .doesNotContain("did you mean");
    }

    private static List<String> examples(TestProject project, String... goals) {
        return List.of(goals).stream()
                .flatMap(
                        goal -> project
                                .maven()
                                .succeeds("ferrule:help", "-Ddetail", "-Dgoal=" + goal, "-DlineLength=2000")
                                .lines()
                                .stream())
                .map(line -> line.replaceFirst("^\\[INFO] ", "").trim())
                .filter(line -> XML.matcher(line).matches())
                .distinct()
                .toList();
    }
}
