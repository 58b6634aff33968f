package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Program;
import io.github.ferrule.its.maven.Shell;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The workflows that Ferrule writes: checked by actionlint, and their Linux part run step by step. */
class GenerateCiIT {

    private static final String WORKFLOW = ".github/workflows/natives.yml";
    private static TestProject project;

    @BeforeAll
    static void generate() {
        project = project("generate-ci", """
                <targets>
                  <target>x86_64-unknown-linux-gnu.2.17</target>
                  <target>aarch64-unknown-linux-gnu.2.17</target>
                  <target>x86_64-unknown-linux-musl</target>
                  <target>aarch64-unknown-linux-musl</target>
                  <target>x86_64-pc-windows-gnu</target>
                  <target>aarch64-apple-darwin</target>
                </targets>""");
        project.maven().succeeds("ferrule:generate-ci");
        project.maven().succeeds("ferrule:generate-ci", "-Dferrule.ci=gitlab");
    }

    @Test
    void actionlintHasNothingToSayAgainstTheWorkflow() {
        assertThat(Program.of("actionlint").run(project.path("."), "-color=false", WORKFLOW))
                .isBlank();
    }

    @Test
    void linuxBuildsAllButMacOsAndEachPlatformIsTested() throws IOException {
        Map<String, Object> jobs = map(yaml(WORKFLOW).get("jobs"));
        assertThat(jobs).containsOnlyKeys("build-linux", "build-macos", "package", "test", "test-musl", "publish");
        assertThat(run(jobs, "build-linux"))
                .anyMatch(step ->
                        step.contains("-Dferrule.targets=x86_64-unknown-linux-gnu.2.17,aarch64-unknown-linux-gnu.2.17,"
                                + "x86_64-unknown-linux-musl,aarch64-unknown-linux-musl,x86_64-pc-windows-gnu"));
        assertThat(run(jobs, "build-macos")).anyMatch(step -> step.contains("-Dferrule.targets=aarch64-apple-darwin"));
        assertThat(map(jobs.get("test")).toString())
                .contains("ubuntu-latest", "ubuntu-24.04-arm", "windows-latest", "macos-latest");
        assertThat(map(jobs.get("test-musl")).toString()).contains("ubuntu-latest", "ubuntu-24.04-arm");
        assertThat(Files.readString(project.path(WORKFLOW))).contains("~/.cargo/registry", "~/.cache/zig");
    }

    @Test
    void aReleaseForMuslAloneHasNoOtherTestJob() throws IOException {
        Map<String, Object> jobs = jobsFor("generate-ci-musl", "x86_64-unknown-linux-musl");
        assertThat(jobs).containsOnlyKeys("build-linux", "package", "test-musl", "publish");
        assertThat(map(jobs.get("publish")).get("needs")).isEqualTo(List.of("test-musl"));
    }

    @Test
    void aReleaseThatNoServiceHasAMachineForIsPublishedUntested() throws IOException {
        Map<String, Object> jobs = jobsFor("generate-ci-riscv", "riscv64gc-unknown-linux-gnu");
        assertThat(jobs).containsOnlyKeys("build-linux", "package", "publish");
    }

    @Test
    void aUniversalLibraryIsBuiltOfBothHalvesAndTestedOnBoth() throws IOException {
        Map<String, Object> jobs = jobsFor("generate-ci-universal", "universal2-apple-darwin");
        assertThat(run(jobs, "build-macos"))
                .anyMatch(step -> step.contains("x86_64-apple-darwin") && step.contains("aarch64-apple-darwin"))
                .noneMatch(step -> step.contains("target add universal2"));
        assertThat(map(jobs.get("test")).toString()).contains("macos-latest", "macos-15-intel");
    }

    private static Map<String, Object> jobsFor(String name, String target) throws IOException {
        TestProject one = project(name, "<targets><target>" + target + "</target></targets>");
        one.maven().succeeds("ferrule:generate-ci");
        assertThat(Program.of("actionlint").run(one.path("."), "-color=false", WORKFLOW))
                .isBlank();
        Map<String, Object> workflow = new Yaml().load(Files.readString(one.path(WORKFLOW)));
        return map(workflow.get("jobs"));
    }

    @Test
    void everyJobOfGitlabNeedsJobsThatExist() throws IOException {
        Map<String, Object> jobs = yaml(".gitlab/natives.yml");
        assertThat(jobs)
                .containsKeys(
                        "build-linux",
                        "build-macos",
                        "package",
                        "test-linux",
                        "test-linux-arm64",
                        "test-musl",
                        "test-musl-arm64",
                        "publish");
        jobs.values().stream()
                .filter(Map.class::isInstance)
                .map(job -> map(job).getOrDefault("needs", List.of()))
                .forEach(needs ->
                        assertThat(jobs.keySet().containsAll((List<?>) needs)).isTrue());
    }

    @Test
    void aWorkflowThatIsThereIsNotWrittenOver() {
        assertThat(project.maven().fails("ferrule:generate-ci").text()).contains("FERRULE-413", "-Dferrule.overwrite");
    }

    @Test
    void theShellStepsOfTheLinuxPartMakeAReleaseThatLoads() throws IOException {
        TestProject linux =
                project("generate-ci-run", "<targets><target>x86_64-unknown-linux-gnu.2.17</target></targets>");
        linux.maven().succeeds("ferrule:generate-ci");
        Map<String, Object> jobs = map(new Yaml()
                .<Map<String, Object>>load(Files.readString(linux.path(WORKFLOW)))
                .get("jobs"));
        shell(linux, run(jobs, "build-linux"));
        // what the actions between the jobs do: natives-linux → downloads/natives-linux, jars and runtime to the tests
        copy(linux, "target/ferrule/natives", "downloads/natives-linux");
        linux.delete("target");
        shell(linux, run(jobs, "package"));
        copy(linux, "target/runtime", "runtime");
        copy(linux, "target/mathlib-1.4.0-natives.jar", "jars/mathlib-1.4.0-natives.jar");
        assertThat(shell(linux, run(jobs, "test"))).contains("loads     yes");
    }

    @Test
    void theScriptsOfGitlabsLinuxPartMakeAReleaseThatLoads() throws IOException {
        TestProject linux =
                project("generate-ci-gitlab", "<targets><target>x86_64-unknown-linux-gnu.2.17</target></targets>");
        linux.maven().succeeds("ferrule:generate-ci", "-Dferrule.ci=gitlab");
        Map<String, Object> jobs = new Yaml().load(Files.readString(linux.path(".gitlab/natives.yml")));
        shell(linux, script(jobs, "build-linux"));
        linux.delete("target"); // what is no artifact does not reach the next job
        shell(linux, script(jobs, "package"));
        assertThat(shell(linux, script(jobs, "test-linux"))).contains("loads     yes");
    }

    private static List<String> script(Map<String, Object> jobs, String job) {
        return ((List<?>) map(jobs.get(job)).get("script"))
                .stream().map(String.class::cast).toList();
    }

    private static String shell(TestProject project, List<String> steps) {
        return Shell.in(project)
                .with("MAVEN_FLAGS", "--batch-mode --no-transfer-progress")
                .run(String.join("\n", steps));
    }

    private static List<String> run(Map<String, Object> jobs, String job) {
        return ((List<?>) map(jobs.get(job)).get("steps"))
                .stream()
                        .map(step -> (String) map(step).get("run"))
                        .filter(step -> step != null)
                        .toList();
    }

    private static TestProject project(String name, String targets) {
        return TestProject.copy("mathlib", name)
                .configure(targets)
                .edit(
                        "pom.xml",
                        pom -> pom.replace("<goal>build</goal>", "<goal>build</goal><goal>collect</goal>")
                                .replace("<pluginManagement>\n      <plugins>", """
                                <pluginManagement>
                                      <plugins>
                                        <plugin>
                                          <artifactId>maven-dependency-plugin</artifactId>
                                          <version>3.11.0</version>
                                        </plugin>"""))
                .locked("mathlib");
    }

    private static void copy(TestProject project, String from, String to) throws IOException {
        try (Stream<Path> tree = Files.walk(project.path(from))) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                Path target = project.path(to)
                        .resolve(project.path(from).relativize(file).toString())
                        .normalize();
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static Map<String, Object> yaml(String file) throws IOException {
        return new Yaml().load(Files.readString(project.path(file)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
