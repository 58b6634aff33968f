package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The workflow that Ferrule writes for GitHub: checked by actionlint, and its Linux part run step by step. */
@Order(1)
class GenerateCiIT {

    private static CiWorkflow workflow;

    @BeforeAll
    static void generate() throws IOException {
        workflow = CiWorkflow.github(
                "generate-ci",
                "x86_64-unknown-linux-gnu.2.17",
                "aarch64-unknown-linux-gnu.2.17",
                "x86_64-unknown-linux-musl",
                "aarch64-unknown-linux-musl",
                "x86_64-pc-windows-gnu",
                "aarch64-apple-darwin");
    }

    @Test
    void actionlintHasNothingToSayAgainstTheWorkflow() {
        actionlintAccepts(workflow);
    }

    @Test
    void linuxBuildsAllButMacOsAndEachPlatformIsTested() {
        assertThat(workflow.jobs())
                .containsOnlyKeys("build-linux", "build-macos", "package", "test", "test-musl", "publish");
        assertThat(workflow.script("build-linux"))
                .anyMatch(step ->
                        step.contains("-Dferrule.targets=x86_64-unknown-linux-gnu.2.17,aarch64-unknown-linux-gnu.2.17,"
                                + "x86_64-unknown-linux-musl,aarch64-unknown-linux-musl,x86_64-pc-windows-gnu"));
        assertThat(workflow.script("build-macos"))
                .anyMatch(step -> step.contains("-Dferrule.targets=aarch64-apple-darwin"));
        assertThat(workflow.job("test").toString())
                .contains("ubuntu-latest", "ubuntu-24.04-arm", "windows-latest", "macos-latest");
        assertThat(workflow.job("test-musl").toString()).contains("ubuntu-latest", "ubuntu-24.04-arm");
        assertThat(workflow.text()).contains("~/.cargo/registry", "~/.cache/zig");
    }

    @Test
    void aReleaseForMuslAloneHasNoOtherTestJob() throws IOException {
        CiWorkflow musl = checked("generate-ci-musl", "x86_64-unknown-linux-musl");
        assertThat(musl.jobs()).containsOnlyKeys("build-linux", "package", "test-musl", "publish");
        assertThat(musl.job("publish").get("needs")).isEqualTo(List.of("test-musl"));
    }

    @Test
    void aReleaseThatNoServiceHasAMachineForIsPublishedUntested() throws IOException {
        assertThat(checked("generate-ci-riscv", "riscv64gc-unknown-linux-gnu").jobs())
                .containsOnlyKeys("build-linux", "package", "publish");
    }

    @Test
    void aUniversalLibraryIsBuiltOfBothHalvesAndTestedOnBoth() throws IOException {
        CiWorkflow universal = checked("generate-ci-universal", "universal2-apple-darwin");
        assertThat(universal.script("build-macos"))
                .anyMatch(step -> step.contains("x86_64-apple-darwin") && step.contains("aarch64-apple-darwin"))
                .noneMatch(step -> step.contains("target add universal2"));
        assertThat(universal.job("test").toString()).contains("macos-latest", "macos-15-intel");
    }

    @Test
    void aWorkflowThatIsThereIsNotWrittenOver() {
        assertThat(workflow.project().maven().fails("ferrule:generate-ci").text())
                .contains("FERRULE-413", "-Dferrule.overwrite");
    }

    @Test
    void theShellStepsOfTheLinuxPartMakeAReleaseThatLoads() throws IOException {
        assertThat(loaded(CiWorkflow.github("generate-ci-run", "x86_64-unknown-linux-gnu.2.17"), "target"))
                .contains("loads     yes");
    }

    /** One crate is for Linux and macOS, and the other one for Linux and Windows. */
    @Test
    void executionsWithTheirOwnTargetsMakeOneRelease() throws IOException {
        TestProject repository = TestProject.empty("generate-ci-executions").repository();
        TestProject module = CiWorkflow.project(repository, ".", "x86_64-unknown-linux-gnu.2.17")
                .delete("src/main/java") // it calls the first library on Windows, too
                .write("src/main/second/Cargo.toml", """
                        [package]
                        name = "second"
                        version = "0.1.0"
                        edition = "2021"

                        [lib]
                        crate-type = ["cdylib"]
                        """)
                .write("src/main/second/src/lib.rs", "#[no_mangle]\npub extern \"C\" fn second() -> i64 {\n    2\n}\n")
                .edit(
                        "pom.xml",
                        pom -> pom.replaceAll("(?s)<targets>.*?</targets>", "")
                                .replaceFirst("(?s)(<artifactId>ferrule-maven-plugin.*?<executions>)", """
                                $1
                                <execution>
                                  <id>first</id>
                                  <goals><goal>build</goal></goals>
                                  <configuration>
                                    <targets><target>x86_64-unknown-linux-gnu.2.17</target><target>aarch64-apple-darwin</target></targets>
                                  </configuration>
                                </execution>
                                <execution>
                                  <id>second</id>
                                  <goals><goal>build</goal></goals>
                                  <configuration>
                                    <crate>\\${project.basedir}/src/main/second</crate>
                                    <targets><target>x86_64-unknown-linux-gnu.2.17</target><target>x86_64-pc-windows-gnu</target></targets>
                                  </configuration>
                                </execution>
                                """)
                                .replace("<goal>build</goal><goal>collect</goal>", "<goal>collect</goal>"));
        CiWorkflow both = CiWorkflow.github(repository, module);
        actionlintAccepts(both);
        both.run("build-linux");
        assertThat(repository.path("target/ferrule/natives"))
                .isDirectoryRecursivelyContaining("glob:**/libmathlib.so")
                .isDirectoryRecursivelyContaining("glob:**/libsecond.so")
                .isDirectoryRecursivelyContaining("glob:**/second.dll")
                .isDirectoryNotContaining("glob:**/mathlib.dll");
        copy(both.project(), both.upload("build-linux", "natives-linux"), "downloads/natives-linux");
        repository.delete("target");
        both.run("package");
        assertThat(repository.jar("target/mathlib-1.4.0-natives.jar").libraries())
                .containsExactly("linux-x86-64/libmathlib.so", "linux-x86-64/libsecond.so", "win32-x86-64/second.dll");
        assertThat(new String(repository
                        .jar("target/mathlib-1.4.0.jar")
                        .bytes("META-INF/ferrule/com.acme.mathlib/second/published.properties")))
                .contains("platforms=x86_64-pc-windows-gnu,x86_64-unknown-linux-gnu");
    }

    @Test
    void aModuleAmongOthersIsReleasedFromTheRootOfTheRepository() throws IOException {
        TestProject repository = TestProject.empty("generate-ci-module").repository();
        TestProject module = amongOthers(repository, "java é");
        CiWorkflow linux = CiWorkflow.github(repository, module);
        actionlintAccepts(linux);
        assertThat(module.has(".github")).isFalse();
        assertThat(loaded(linux, "java é/mathlib/target")).contains("loads     yes");
        assertThat(repository.has("runtime/api-1.4.0.jar")).isTrue();

        repository.delete("java é/mathlib/target");
        assertThat(linux.fails("publish")).contains("maven-gpg-plugin");
        assertThat(repository.path("target/staging/com/acme"))
                .isDirectoryRecursivelyContaining("glob:**/mathlib-1.4.0-natives.jar")
                .isDirectoryRecursivelyContaining("glob:**/api-1.4.0.jar");
    }

    /** Takes the libraries and jars from job to job, as the service's actions do. */
    private static String loaded(CiWorkflow linux, String target) throws IOException {
        linux.run("build-linux");
        copy(linux.project(), linux.upload("build-linux", "natives-linux"), "downloads/natives-linux");
        linux.project().delete(target);
        linux.run("package");
        copy(linux.project(), linux.upload("package", "runtime"), "runtime");
        copy(
                linux.project(),
                linux.upload("package", "jars").replace("/*.jar*", "/mathlib-1.4.0-natives.jar"),
                "jars/mathlib-1.4.0-natives.jar");
        return linux.run("test");
    }

    /** The fixture as a module that needs another one and has a parent. */
    private static TestProject amongOthers(TestProject repository, String folder) throws IOException {
        TestProject module = CiWorkflow.project(repository, folder + "/mathlib", "x86_64-unknown-linux-gnu.2.17");
        String parent =
                "<parent><groupId>com.acme</groupId><artifactId>acme</artifactId><version>1.4.0</version></parent>";
        String dependency =
                "<dependency><groupId>com.acme</groupId><artifactId>api</artifactId><version>1.4.0</version></dependency>";
        String pom = Files.readString(module.path("pom.xml"));
        String plugins = pom.substring(pom.indexOf("<pluginManagement>"), pom.indexOf("</pluginManagement>"));
        repository
                .write(folder + "/pom.xml", project("""
                        <groupId>com.acme</groupId><artifactId>acme</artifactId><version>1.4.0</version><packaging>pom</packaging>
                        <modules><module>api</module><module>mathlib</module></modules>
                        <build>%s</pluginManagement></build>""".formatted(plugins)))
                .write(folder + "/api/pom.xml", project(parent + "<artifactId>api</artifactId>"));
        return module.edit(
                "pom.xml",
                text -> text.replace(
                                "<modelVersion>4.0.0</modelVersion>", "<modelVersion>4.0.0</modelVersion>" + parent)
                        .replace("</dependencies>", dependency + "</dependencies>"));
    }

    private static String project(String content) {
        return "<project><modelVersion>4.0.0</modelVersion>" + content + "</project>";
    }

    private static CiWorkflow checked(String name, String target) throws IOException {
        CiWorkflow one = CiWorkflow.github(name, target);
        actionlintAccepts(one);
        return one;
    }

    private static void actionlintAccepts(CiWorkflow workflow) {
        assertThat(BedProgram.of("actionlint").run(workflow.project().path("."), "-color=false", CiWorkflow.GITHUB))
                .isBlank();
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
}
