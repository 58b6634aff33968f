package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.TestProject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples that no page explains. */
class ExamplesIT {

    @Test
    void rustWorksWithObjectsOfJavaThroughJni() {
        TestProject project = TestProject.example("jni", "example-jni");
        String log = project.maven()
                .keepingCrates("jni")
                .unoptimized()
                .succeeds("package")
                .text();
        assertThat(log).contains("Tests run: 3, Failures: 0").doesNotContain("FERRULE-340", "FERRULE-360");
        String classPath = ClassPath.of(
                project.path("target/words-1.0.0.jar"), project.path("target/words-1.0.0-linux-x86_64.jar"));
        assertThat(BedProgram.of("java.17")
                        .run(project.path("."), "-cp", classPath, "com.example.words.Words", "one two", "three"))
                .isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void anApplicationIsLinkedWithItsLibraryAndTheModulesThatItNeeds() {
        TestProject project = TestProject.example("jlink", "example-jlink");
        project.maven().on(Path.of(Bed.get().require("jdk.25"))).succeeds("package");

        String program = project.path("target/image/bin/primes").toString();
        assertThat(new BedProgram(program, Map.of()).run(project.path("."), "12"))
                .isEqualTo("2\n3\n5\n7\n11\n");
        assertThat(new BedProgram(project.path("target/image/bin/java").toString(), Map.of())
                        .run(project.path("."), "--list-modules")
                        .lines()
                        .filter(line -> !line.startsWith("WARNING: Unknown module")) // of the option for native access
                        .map(line -> line.replaceFirst("@.*", "")))
                .containsExactlyInAnyOrder(
                        "java.base", "com.example.primes", "com.example.primes.natives", "io.github.ferrule.loader");
    }
}
