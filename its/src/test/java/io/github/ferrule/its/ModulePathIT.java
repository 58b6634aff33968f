package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.TestProject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On the module path, too, the natives jar is found, without any option. */
class ModulePathIT {

    @ParameterizedTest
    @CsvSource({"java.17, natives", "java.25, linux-x86_64"})
    void aNamedModuleLoadsItsLibrary(String java, String classifier) {
        TestProject project =
                TestProject.copy("mathlib", "module-path-" + classifier).write("src/main/java/module-info.java", """
                        module com.acme.mathlib {
                            requires io.github.ferrule.loader;
                            requires com.sun.jna;
                            exports com.acme;
                        }
                        """);
        project.maven().succeeds("package");
        String answer = BedProgram.of(java)
                .run(
                        project.path("."),
                        "--module-path",
                        ClassPath.of(
                                project.path("target/mathlib-1.4.0.jar"),
                                project.path("target/mathlib-1.4.0-" + classifier + ".jar")),
                        "--module",
                        "com.acme.mathlib/com.acme.MathLib");
        assertThat(answer).contains("40 + 2 = 42 on Linux amd64");
    }
}
