package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.DocumentationPage;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.TestProject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** A project that consists of the examples in the README. */
class ReadmeIT {

    private static final DocumentationPage README = DocumentationPage.read("../README.md");

    private static final String JUNIT = """
            <dependency>
              <groupId>org.junit.jupiter</groupId>
              <artifactId>junit-jupiter</artifactId>
              <version>6.1.3</version>
              <scope>test</scope>
            </dependency>
            """;

    private TestProject project;

    @BeforeEach
    void followTheReadme(TestInfo test) {
        String plugin = README.exampleAfter("goes into: plugins");
        project = TestProject.copy(
                        "mathlib",
                        "readme/" + test.getTestMethod().orElseThrow().getName())
                .delete("src")
                .edit(
                        "pom.xml",
                        pom -> pom.replaceFirst(
                                        "(?s)<dependencies>.*</dependencies>",
                                        "<dependencies>" + README.exampleAfter("goes into: dependencies") + JUNIT
                                                + "</dependencies>")
                                .replaceFirst(
                                        "(?s)<plugins>\\s+<plugin>\\s+<groupId>.*</plugins>",
                                        "<plugins>" + plugin + "</plugins>")
                                .replace("<ferrule.attach>thin,all</ferrule.attach>", "")
                                .replace("<maven.compiler.release>11<", "<maven.compiler.release>17<"));
        for (String file :
                List.of("src/main/rust/Cargo.toml", "src/main/rust/src/lib.rs", "src/main/java/com/acme/Sum.java")) {
            project.write(file, README.exampleAfter("file: " + file));
        }
    }

    @Test
    void theExampleIsTestedAndPacked() {
        writeTest();

        MavenLog log = project.maven().succeeds("package");

        assertThat(log.text()).contains("Tests run: 1, Failures: 0");
        assertThat(project.jar("target/mathlib-1.4.0-linux-x86_64.jar").libraries())
                .containsExactly("linux-x86-64/libmathlib.so");
        String classPath = ClassPath.of(
                project.path("target/mathlib-1.4.0.jar"), project.path("target/mathlib-1.4.0-linux-x86_64.jar"));
        assertThat(BedProgram.of("java.17").run(project.path("."), "-cp", classPath, "com.acme.Sum"))
                .isEqualTo("5\n");
    }

    /** The page on IDEs has the configuration for this. */
    @Test
    void testsOnANewJdkHavePermissionToLoadNativeCode() {
        writeTest();
        String warning = "System::load has been called by (com.sun.jna|io.github.ferrule)";
        Path jdk = Path.of(Bed.get().require("jdk.25"));
        assertThat(project.maven().on(jdk).succeeds("test").text()).containsPattern(warning);

        String surefire = DocumentationPage.read("ide.md").exampleAfter("goes into: plugins");
        project.edit("pom.xml", pom -> pom.replaceFirst("</plugins>\\s*</build>", surefire + "</plugins></build>"));

        assertThat(project.maven().on(jdk).succeeds("test").text())
                .contains("Tests run: 1, Failures: 0")
                .doesNotContainPattern(warning);
    }

    private static final String DENY = "--illegal-native-access=deny";

    /** A JVM that denies native access proves what a missing warning only suggests. */
    @Test
    void theProfileForSurefireGivesTestsThePermission() {
        writeTest();
        Path jdk = Path.of(Bed.get().require("jdk.25"));
        String profile = DocumentationPage.read("loading.md").exampleAfter("goes into: profiles");
        project.edit("pom.xml", pom -> pom.replaceFirst("</plugins>\\s*</build>", """
                        <plugin>
                          <artifactId>maven-surefire-plugin</artifactId>
                          <configuration>
                            <environmentVariables><JDK_JAVA_OPTIONS>%s</JDK_JAVA_OPTIONS></environmentVariables>
                          </configuration>
                        </plugin></plugins></build>
                        """.formatted(DENY)));
        assertThat(project.maven().on(jdk).fails("test").text()).contains("FERRULE-210");

        project.edit("pom.xml", pom -> pom.replace("</project>", "<profiles>" + profile + "</profiles></project>"));

        assertThat(project.maven().on(jdk).succeeds("test").text()).contains("Tests run: 1, Failures: 0");
    }

    @Test
    void theRunConfigurationsForIdesGiveTheProgramThePermission() {
        project.maven().unoptimized().succeeds("package");
        String classPath = ClassPath.of(
                project.path("target/mathlib-1.4.0.jar"), project.path("target/mathlib-1.4.0-linux-x86_64.jar"));
        BedProgram java = BedProgram.of("java.25");
        assertThat(java.fails(project.path("."), DENY, "-cp", classPath, "com.acme.Sum"))
                .contains("FERRULE-210", "--enable-native-access=ALL-UNNAMED");
        DocumentationPage section = DocumentationPage.read("loading.md").section("JDK 24 and later");
        String intellij = section.examples("xml").get(1);
        String vscode = section.example("json");
        List<List<String>> configurations = List.of(
                List.of(value(intellij, "VM_PARAMETERS\" value="), value(intellij, "MAIN_CLASS_NAME\" value=")),
                List.of(value(vscode, "vmArgs\": "), value(vscode, "mainClass\": ")));
        for (List<String> configuration : configurations) {
            assertThat(java.run(project.path("."), DENY, configuration.get(0), "-cp", classPath, configuration.get(1)))
                    .isEqualTo("5\n");
        }
    }

    /** The text in quotation marks after some other text. */
    private static String value(String example, String before) {
        int begin = example.indexOf(before);
        assertThat(begin).as(before).isNotNegative();
        return example.substring(begin + before.length()).split("\"", 3)[1];
    }

    private void writeTest() {
        project.write("src/test/java/com/acme/SumTest.java", """
                package com.acme;

                import static org.junit.jupiter.api.Assertions.assertEquals;

                import com.acme.mathlib.Mathlib;
                import org.junit.jupiter.api.Test;

                class SumTest {
                    @Test
                    void adds() {
                        assertEquals(5, Mathlib.add(2, 3));
                    }
                }
                """);
    }

    @Test
    void theShortestPathBuildsAProjectInAnEmptyFolder() {
        TestProject empty = TestProject.empty("readme/empty");
        README.section("Use it")
                .example("sh")
                .lines()
                .map(line -> line.replaceFirst("^mvn ", "").split(" "))
                .forEach(arguments -> empty.maven().succeeds(arguments));
        assertThat(empty.path("target")).isDirectoryContaining("glob:**-linux-x86_64.jar");
    }

    @Test
    void theCommandsOfTheTableRun() {
        Bed.get().require("path.zig");
        project.edit(
                "pom.xml",
                pom -> pom.replace("<executions>", README.exampleAfter("goes into: configuration") + "<executions>"));

        assertThat(project.maven().succeeds("ferrule:build", "-Dferrule.dryRun").text())
                .contains("x86_64-unknown-linux-gnu.2.17", "aarch64-apple-darwin", "x86_64-pc-windows-gnu", "zigbuild");
        project.maven().succeeds("ferrule:doctor");
        assertThat(project.maven().succeeds("ferrule:help", "-Ddetail").text()).contains("ferrule:audit");
    }
}
