package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.bed.KeyRing;
import io.github.ferrule.its.maven.DocumentationPage;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.Shell;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The release of Ferrule itself, staged from a clone as {@code CONTRIBUTING.md} describes. */
@Order(1)
@ResourceLock(MavenRun.INSTALLED)
class OwnReleaseIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static TestProject clone;
    private static KeyRing keys;
    private static Shell shell;

    @BeforeAll
    static void makeARepositoryOfTheseSources() throws IOException {
        clone = TestProject.empty("own-release");
        keys = KeyRing.create().withKey("Ferrule <ferrule@example.com>");
        shell = Shell.in(clone)
                .with("GNUPGHOME", keys.toString())
                .with("GIT_AUTHOR_NAME", "Ferrule")
                .with("GIT_AUTHOR_EMAIL", "ferrule@example.com")
                .with("GIT_COMMITTER_NAME", "Ferrule")
                .with("GIT_COMMITTER_EMAIL", "ferrule@example.com")
                .with("ROOT", ROOT.toString());
        shell.run("""
                tar --create --directory "$ROOT" --anchored --no-wildcards-match-slash --exclude ./.git --exclude './*/target' \\
                  --exclude ./target . | tar --extract
                git init --quiet --initial-branch main
                git add --all
                git commit --quiet --message Sources
                """);
    }

    @AfterAll
    static void close() {
        keys.close();
    }

    @Test
    void aReleaseIsBuiltTwiceSignedAndCheckedAndTheCloneStaysUnchanged() throws IOException {
        String head = shell.run("git rev-parse HEAD");
        String command = DocumentationPage.read("../CONTRIBUTING.md")
                .section("Stage a release")
                .example("sh");
        // the format of the sources was checked when this clone was built
        assertThat(shell.run(command.strip() + " -Dspotless.check.skip"))
                .contains("the release follows Maven Central's rules", "Both builds are the same");
        List<String> files = clone.jar("target/release/central-bundle.zip").files();
        for (String artifact : List.of("ferrule-native-loader", "ferrule-maven-plugin")) {
            String base = "io/github/ferrule/" + artifact + "/0.1.0/" + artifact + "-0.1.0";
            for (String end : List.of(".pom", ".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json")) {
                assertThat(files).contains(base + end, base + end + ".asc", base + end + ".sha1");
            }
        }
        assertThat(files).contains("io/github/ferrule/ferrule-parent/0.1.0/ferrule-parent-0.1.0.pom");
        assertThat(shell.run("git rev-parse HEAD; git status --porcelain")).isEqualTo(head);

        assertThat(shell.run(
                        "cd target/release/checkout && git describe --tags && (git grep -F 0.1.0-SNAPSHOT || true)"))
                .isEqualToIgnoringNewLines("v0.1.0");
        assertThat(clone.path("target/release/checkout/README.md"))
                .content()
                .contains("<version>0.1.0</version>")
                .doesNotContain("has not been released");
        assertThat(clone.path("target/release/checkout/CHANGELOG.md"))
                .content()
                .containsPattern("## Unreleased\n\n## 0\\.1\\.0 - 20\\d\\d-\\d\\d-\\d\\d\n");
    }

    /** As on a newcomer's machine, but the dependencies of Ferrule come from the repositories of the tests. */
    @Test
    void theCommandOfTheReadmeInstallsFerruleAndRunsTheQuickstart() {
        String repositories = " -Dmaven.repo.local=" + clone.path("target/repository") + " -Dmaven.repo.local.tail="
                + System.getProperty("ferrule.its.repository") + "," + System.getProperty("ferrule.its.outerRepository")
                + " -Dmaven.repo.local.tail.ignoreAvailability=true";
        DocumentationPage readme = DocumentationPage.read("../README.md");
        Shell newcomer = shell.with("MAVEN_ARGS", shell.environment().get("MAVEN_ARGS") + repositories)
                .with("CARGO_TARGET_DIR", Bed.kept("cargo-of-the-readme").toString());
        assertThat(newcomer.run(readme.section("Try it").example("sh"))).contains("2015-05-15");
        assertThat(clone.path("target/repository/io/github/ferrule/ferrule-maven-plugin"))
                .isDirectory();

        clone.write("target/empty/settings.xml", readme.exampleWith("<pluginGroup>"));
        assertThat(newcomer.run("cd target/empty && mvn --settings settings.xml ferrule:help"))
                .contains("ferrule:audit");
        assertThat(newcomer.fails("cd target/empty && mvn ferrule:help"))
                .contains("No plugin found for prefix 'ferrule'");
    }

    @Test
    void aVersionThatIsNotOneAndFilesThatAreNotCommittedAreRefused() throws IOException {
        assertThat(shell.fails(".ci/stage-release 0.1.0-SNAPSHOT")).contains("name the version");
        Path file = Files.writeString(clone.path("notes.txt"), "not committed");
        assertThat(shell.fails(".ci/stage-release 0.1.0")).contains("commit your changes");
        Files.delete(file);
    }

    @Test
    void theWorkflowsOfTheProjectPassActionlintAndPinTheirActions() throws IOException {
        List<String> workflows = List.of("build.yml", "test-bed.yml", "release.yml");
        for (String workflow : workflows) {
            String path = ".github/workflows/" + workflow;
            assertThat(BedProgram.of("actionlint").run(ROOT, "-color=false", path))
                    .isBlank();
            assertThat(Pattern.compile("uses: (.*)")
                            .matcher(Files.readString(ROOT.resolve(path)))
                            .results())
                    .isNotEmpty()
                    .allSatisfy(use -> assertThat(use.group(1)).matches("[\\w./-]+@[0-9a-f]{40} # v.*"));
        }
    }
}
