package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.bed.KeyRing;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The GitHub workflow of each example: accepted by actionlint, and its Linux jobs run as for a tag. */
@Order(1)
@ResourceLock(MavenRun.INSTALLED)
class ReleaseWorkflowIT {

    private static final String TARGETS = "<targets><target>x86_64-unknown-linux-gnu.2.17</target></targets>";

    private static KeyRing keys;

    @BeforeAll
    static void createKey() throws IOException {
        keys = KeyRing.create().withKey("Ferrule Test <test@example.com>", "rsa2048", "sign", "1d");
    }

    @AfterAll
    static void endTheAgent() {
        keys.close();
    }

    @Test
    void theQuickstartIsTestedWithItsJarsAndStaged() throws IOException {
        TestProject project =
                example("quickstart", "pom.xml").edit("pom.xml", ReleaseWorkflowIT::withCentralsRequirements);
        CiWorkflow workflow = workflow(project, project);
        assertThat(tested(workflow, "target", "v1.0.0", "quickstart"))
                .contains("loads     yes", "tests load the library from")
                .contains("nothing is generated", "Tests run: 4, Failures: 0, Errors: 0, Skipped: 0");
        assertThat(published(workflow, "v1.0.0", "quickstart")).contains("follows Maven Central's rules");
        assertThat(project.jar("target/ferrule/central-bundle.zip").files())
                .contains(
                        "com/example/quickstart/1.0.0/quickstart-1.0.0-linux-x86_64.jar.asc",
                        "com/example/quickstart-platform/1.0.0/quickstart-platform-1.0.0.pom.asc");
        assertThat(project.path("target/sbom/META-INF/sbom/com.example.quickstart"))
                .isDirectoryRecursivelyContaining("glob:**.cdx.json");
    }

    @Test
    void anotherVersionThanThatOfTheTagIsRefused() throws IOException {
        TestProject project = example("quickstart", "pom.xml");
        project.write("target/staging/com/example/quickstart/1.0.0/quickstart-1.0.0.pom", "<project/>");
        assertThat(project.maven()
                        .fails("ferrule:central", "-Dferrule.tag=v1.0.1")
                        .text())
                .contains("FERRULE-414", "com.example:quickstart:1.0.0", "mvn versions:set -DnewVersion=1.0.1");
    }

    @Test
    void allModulesAreTestedAndStagedWithTheVersionOfTheTag() throws IOException {
        TestProject project =
                example("multi-module", "native/pom.xml").edit("pom.xml", ReleaseWorkflowIT::withCentralsRequirements);
        CiWorkflow workflow = CiWorkflow.github(project, project, "-pl", "native");
        actionlintAccepts(workflow);
        assertThat(tested(workflow, "native/target", "v1.2.0", "multi-module"))
                .contains("Running com.example.shapes.PolygonTest", "Running com.example.app.MainTest")
                .contains("tests load the library from", "shapes-native-1.2.0-linux-x86_64.jar")
                .doesNotContain("building shapes");
        assertThat(published(workflow, "v1.2.0", "multi-module")).contains("follows Maven Central's rules");
        String zip = "native/target/ferrule/central-bundle.zip";
        project.delete(zip).maven().succeeds("-pl", "native", "-Drevision=1.2.0", "ferrule:central");
        List<String> files = project.jar(zip).files();
        assertThat(files)
                .contains(
                        "com/example/shapes-parent/1.2.0/shapes-parent-1.2.0.pom.asc",
                        "com/example/shapes/1.2.0/shapes-1.2.0-javadoc.jar.asc",
                        "com/example/shapes-app/1.2.0/shapes-app-1.2.0.jar",
                        "com/example/shapes-native/1.2.0/shapes-native-1.2.0-linux-x86_64.jar",
                        "com/example/shapes-native-platform/1.2.0/shapes-native-platform-1.2.0.pom.asc");
        String staged = "target/staging/com/example/shapes-native/1.2.0/shapes-native-1.2.0";
        assertThat(project.jar(staged + "-sources.jar").files()).contains("Cargo.toml", "Cargo.lock", "src/lib.rs");
        assertThat(new String(project.jar(staged + "-javadoc.jar").bytes("index.html")))
                .contains(
                        "com.example:shapes-native 1.2.0", "<code>shapes_area</code>", "x86_64-unknown-linux-gnu.2.17");
    }

    /** An application with one jar has nothing for Central. */
    @Test
    void anApplicationOfSpringBootIsTestedWithItsJar() throws IOException {
        TestProject project = example("spring-boot", "pom.xml");
        CiWorkflow workflow = workflow(project, project);
        assertThat(tested(workflow, "target", "v1.0.0", "spring-boot"))
                .contains("loads     yes", "tests load the library from")
                .contains("Running com.example.hello.HelloTest");
    }

    private static TestProject example(String name, String pom) throws IOException {
        Bed.get().require("rust.targets");
        return TestProject.example(name, "release-workflow/" + name)
                .repository()
                .edit(pom, text -> {
                    String collecting = text.replace("<goal>build</goal>", "<goal>build</goal><goal>collect</goal>");
                    String plugin = "<artifactId>ferrule-maven-plugin</artifactId>\\s*<version>[^<]*</version>";
                    String configured = collecting.replaceFirst("(" + plugin + "\\s*<configuration>)", "$1" + TARGETS);
                    return configured.contains(TARGETS)
                            ? configured
                            : collecting.replaceFirst(
                                    "(" + plugin + ")", "$1<configuration>" + TARGETS + "</configuration>");
                });
    }

    private static CiWorkflow workflow(TestProject repository, TestProject module) throws IOException {
        CiWorkflow workflow = CiWorkflow.github(repository, module);
        actionlintAccepts(workflow);
        return workflow;
    }

    private static void actionlintAccepts(CiWorkflow workflow) {
        assertThat(BedProgram.of("actionlint").run(workflow.project().path("."), "-color=false", CiWorkflow.GITHUB))
                .isBlank();
    }

    /** Builds, packs and tests; each job begins without what the one before it has built. */
    private static String tested(CiWorkflow workflow, String target, String tag, String example) throws IOException {
        TestProject project = workflow.project();
        run(workflow, "build-linux", tag, example);
        workflow.handOver("build-linux", "natives-linux", "downloads/natives-linux");
        project.delete(target);
        assertThat(run(workflow, "package", tag, example)).doesNotContain("] building ");
        workflow.handOver("package", "jars", "jars");
        if (workflow.text().contains("name: runtime")) {
            workflow.handOver("package", "runtime", "runtime");
        }
        boolean bindings = workflow.text().contains("name: bindings");
        if (bindings) {
            workflow.handOver("package", "bindings", "downloads/bindings");
        }
        project.delete(target);
        if (bindings) {
            Files.createDirectories(project.path("target"));
            Files.move(project.path("downloads/bindings"), project.path("target/bindings"));
        }
        return workflow.runForTag("test", tag, Map.of("PATH", CiWorkflow.pathWithoutRust()));
    }

    private static String published(CiWorkflow workflow, String tag, String example) {
        return run(workflow, "publish", tag, example);
    }

    private static String run(CiWorkflow workflow, String job, String tag, String example) {
        return workflow.runForTag(
                job,
                tag,
                Map.of(
                        "CARGO_TARGET_DIR",
                        Bed.kept("cargo-of-release-of-" + example).toString(),
                        "CARGO_PROFILE_RELEASE_OPT_LEVEL",
                        "0", // the library is to be called, and not to be fast
                        "CARGO_PROFILE_RELEASE_LTO",
                        "off",
                        "GNUPGHOME",
                        keys.toString()));
    }

    private static String withCentralsRequirements(String pom) {
        return pom.replaceFirst("<properties>", """
                        <name>An example</name>
                        <description>Shows a release</description>
                        <url>https://example.com</url>
                        <licenses><license><name>MIT</name><url>https://example.com/mit</url></license></licenses>
                        <developers><developer><name>A. Developer</name></developer></developers>
                        <scm><connection>scm:git:https://example.com/x.git</connection><url>https://example.com</url></scm>
                        <properties>""").replaceFirst("</plugins>\\s+</build>", """
                        <plugin>
                          <artifactId>maven-source-plugin</artifactId> <version>3.4.0</version>
                          <executions><execution><goals><goal>jar-no-fork</goal></goals></execution></executions>
                        </plugin>
                        <plugin>
                          <artifactId>maven-javadoc-plugin</artifactId> <version>3.12.0</version>
                          <configuration><doclint>none</doclint></configuration>
                          <executions><execution><goals><goal>jar</goal></goals></execution></executions>
                        </plugin>
                        <plugin>
                          <artifactId>maven-gpg-plugin</artifactId> <version>3.2.8</version>
                          <executions><execution><phase>verify</phase><goals><goal>sign</goal></goals></execution></executions>
                        </plugin>
                        </plugins></build>""");
    }
}
