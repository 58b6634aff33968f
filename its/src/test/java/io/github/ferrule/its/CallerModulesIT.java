package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.maven.DocumentationPage;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** One module has the crate, another the Java interface: the libraries are checked against the interface all the same. */
@Order(1)
class CallerModulesIT {

    private static final String HOST = "<targets><target>x86_64-unknown-linux-gnu</target></targets>";
    private static final DocumentationPage PAGE = DocumentationPage.read("audit.md");
    private static final String API = "api/src/main/java/com/acme/MathLib.java";

    /** The module with the crate depends on the interface, or the interface on the module with the crate. */
    private static TestProject reactor(String name, boolean crateNeedsApi) {
        TestProject project = TestProject.empty(name);
        TestProject crate = project.module("mathlib", "crate").configure(HOST);
        TestProject api = project.module("mathlib", "api");
        String loader = "    <dependency>\n      <groupId>io.github.ferrule</groupId>";
        String other = """
                    <dependency>
                      <groupId>com.acme</groupId>
                      <artifactId>%s</artifactId>
                      <version>1.4.0</version>
                    </dependency>
                """;
        crate.delete("src/main/java");
        api.delete("src/main/rust")
                .edit(
                        "pom.xml",
                        pom -> pom.replace("<artifactId>mathlib</artifactId>", "<artifactId>mathlib-api</artifactId>")
                                .replaceAll("(?s)<executions>.*</executions>", "<executions></executions>"));
        if (crateNeedsApi) {
            crate.edit("pom.xml", pom -> pom.replace(loader, other.formatted("mathlib-api") + loader));
        } else {
            api.edit("pom.xml", pom -> pom.replace(loader, other.formatted("mathlib") + loader));
        }
        return project.write("pom.xml", """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.acme</groupId>
                  <artifactId>reactor</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <modules>
                    <module>crate</module>
                    <module>api</module>
                  </modules>
                </project>
                """);
    }

    @Test
    void aModuleThatTheCratesModuleDependsOnIsACaller() {
        TestProject project = reactor("callers-upstream", true);
        assertThat(project.maven().succeeds("package").text()).doesNotContain("no Java caller seen");

        project.edit(API, text -> text.replace("long add(", "long sum(").replace("math.add(", "math.sum("));
        assertThat(project.maven().fails("package").text())
                .contains("FERRULE-340")
                .contains("does not export sum, which com.acme.MathLib.sum calls");

        project.edit(API, text -> text.replace("long sum(", "int add(").replace("math.sum(", "math.add("));
        assertThat(project.maven().fails("package").text())
                .contains("FERRULE-360")
                .contains("Java int add(long a, long b) (api/src/main/java/com/acme/MathLib.java:8)")
                .contains("declare it as  long add(long a, long b);");
    }

    @Test
    void aModuleThatDependsOnTheCratesModuleIsACallerOnceItIsCompiled() {
        TestProject project = reactor("callers-downstream", false);
        assertThat(project.maven().succeeds("package").text())
                .contains("com.acme:mathlib-api is not compiled yet, so its calls are not checked now")
                .contains("no Java caller seen: symbols not checked");
        assertThat(project.maven().succeeds("package").text()).doesNotContain("no Java caller seen");

        project.edit("crate/src/main/rust/src/lib.rs", text -> text.replace("fn add(", "fn sum("));
        assertThat(project.maven().fails("package").text()).contains("does not export add");

        project.edit(API, text -> text.replace(" add(long", " sum(long").replace("math.add(", "math.sum("));
        assertThat(project.maven().succeeds("package").text())
                .as("both sides are renamed, and the classes of before do not count")
                .contains("com.acme:mathlib-api is not compiled yet");
    }

    @Test
    void theAuditBoundInTheModuleWithTheInterfaceFailsTheSameBuild() {
        TestProject project = reactor("callers-bound", false);
        String plugin = PAGE.exampleWith("<goal>audit</goal>");
        String executions = plugin.substring(plugin.indexOf("<executions>"), plugin.indexOf("</plugin>"));
        project.edit("api/pom.xml", pom -> pom.replace("<executions></executions>", executions));
        project.maven().succeeds("package");

        project.edit(API, text -> text.replace(" add(long", " sum(long").replace("math.add(", "math.sum("));
        assertThat(project.maven().fails("clean", "package").text())
                .contains("FERRULE-340")
                .contains("does not export sum, which com.acme.MathLib.sum calls");

        project.edit(API, text -> text.replace(" sum(long", " add(int").replace("math.sum(", "math.add("));
        assertThat(project.maven().fails("clean", "package").text())
                .contains("FERRULE-360")
                .contains("com.acme.MathLib.add: parameter 1 (a) is an integer of 32 bits in Java")
                .contains("(api/src/main/java/com/acme/MathLib.java:8)");
    }

    @Test
    void aModuleCanBeCheckedFromTheCommandLine() {
        TestProject project = reactor("callers-command", false);
        project.maven().succeeds("package");
        project.edit(API, text -> text.replace(" add(long", " sum(long").replace("math.add(", "math.sum("));

        for (String callers : List.of("-Dferrule.callers=com.acme:mathlib-api", "-Dferrule.callers")) {
            project.edit(API, text -> text + "\n"); // so that only the audit at the end sees its classes
            assertThat(project.maven()
                            .fails("package", "io.github.ferrule:ferrule-maven-plugin:audit", callers)
                            .text())
                    .contains("does not export sum, which com.acme.MathLib.sum calls");
        }
    }

    @Test
    void aMethodThatNothingImplementsCanBeExcused() {
        TestProject project = reactor("callers-excused", true);
        project.edit(API, text -> text.replace("long add(", "void planned();\n\n    long add("));
        assertThat(project.maven().fails("package").text()).contains("does not export planned");

        project.edit(
                "crate/pom.xml",
                pom -> pom.replace(
                        "</targets>",
                        "</targets><uncheckedMethods><uncheckedMethod>planned</uncheckedMethod></uncheckedMethods>"));
        project.maven().succeeds("package");
    }

    /** The page has these settings too: they are read, and do no harm where nothing needs them. */
    @Test
    void callersAndFindingsOfThePage() throws IOException {
        TestProject project = reactor("callers-page", true);
        jarWithoutClasses(Path.of(
                System.getProperty("ferrule.its.repository"),
                "com/acme/mathlib-kotlin/1.4.0/mathlib-kotlin-1.4.0.jar"));
        String findings = PAGE.section("Findings").example("xml");
        project.edit(
                        "crate/pom.xml",
                        pom -> pom.replace(
                                "</targets>",
                                "</targets>"
                                        + PAGE.exampleWith("<caller>com.acme:mathlib-kotlin:1.4.0</caller>")
                                        + findings.replaceAll("</?configuration>", "")))
                .edit("crate/src/main/rust/src/lib.rs", text -> text + """

                        extern "C" {
                            fn host_log();
                        }
                        #[no_mangle]
                        pub extern "C" fn log() {
                            unsafe { host_log() }
                        }
                        """);
        assertThat(project.maven().succeeds("package").text())
                .doesNotContain("no Java caller seen", "did you mean", "FERRULE-319", "FERRULE-335");

        project.edit("crate/pom.xml", pom -> pom.replace("host_log", "another_function"));
        assertThat(project.maven().fails("package").text())
                .contains("FERRULE-319")
                .contains("host_log");
    }

    private static void jarWithoutClasses(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("empty"));
        }
    }
}
