package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.Jar;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** One {@code mvn install} of one project with five targets. */
@ResourceLock(MavenRun.INSTALLED)
class FiveTargetsIT {

    private static final String FIVE_TARGETS = """
            <targets>
              <target>x86_64-unknown-linux-gnu.2.17</target>
              <target>aarch64-unknown-linux-gnu.2.17</target>
              <target>x86_64-unknown-linux-musl</target>
              <target>x86_64-pc-windows-gnu</target>
              <target>aarch64-apple-darwin</target>
            </targets>""";

    private static TestProject project;
    private static MavenLog log;

    @BeforeAll
    static void install() {
        Bed.get().require("rust.targets");
        project = TestProject.copy("mathlib", "main-job").configure(FIVE_TARGETS);
        log = project.maven().succeeds("install");
    }

    @Test
    void theNativesJarHoldsEveryPlatform() {
        assertThat(project.jar("target/mathlib-1.4.0-natives.jar").libraries())
                .containsExactly(
                        "darwin-aarch64/libmathlib.dylib",
                        "linux-aarch64/libmathlib.so",
                        "linux-x86-64-musl/libmathlib.so",
                        "linux-x86-64/libmathlib.so",
                        "win32-x86-64/mathlib.dll");
    }

    @Test
    void eachPlatformHasAThinJar() {
        List<String> classifiers =
                List.of("linux-x86_64", "linux-aarch_64", "linux-x86_64-musl", "windows-x86_64", "osx-aarch_64");
        assertThat(classifiers)
                .allSatisfy(classifier -> assertThat(project.jar("target/mathlib-1.4.0-" + classifier + ".jar")
                                .libraries())
                        .hasSize(1));
    }

    @Test
    void oneCargoProcessBuildsThemAll() {
        assertThat(log.lines().stream().filter(line -> line.contains("Finished `release`")))
                .hasSize(1);
    }

    @Test
    void theJarsAreInstalledWithTheProject() {
        String folder = System.getProperty("ferrule.its.repository") + "/com/acme/mathlib/1.4.0/mathlib-1.4.0";
        assertThat(List.of(".jar", "-natives.jar", "-linux-x86_64.jar", "-osx-aarch_64.jar"))
                .allSatisfy(end -> assertThat(Path.of(folder + end)).exists());
    }

    @Test
    void theDescriptorSaysWhatTheFileIs() throws Exception {
        Jar jar = project.jar("target/mathlib-1.4.0-linux-x86_64.jar");
        Properties descriptor =
                jar.properties("META-INF/ferrule/com.acme.mathlib/mathlib/x86_64-unknown-linux-gnu.properties");
        byte[] library = jar.bytes("linux-x86-64/libmathlib.so");
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(library);
        assertThat(descriptor)
                .containsEntry("format", "1")
                .containsEntry("resource", "linux-x86-64/libmathlib.so")
                .containsEntry("size", Integer.toString(library.length))
                .containsEntry("sha256", HexFormat.of().formatHex(sha256))
                .containsEntry("os", "linux")
                .containsEntry("arch", "x86_64")
                .containsEntry("libc", "gnu");
    }

    @Test
    void theMainJarNamesEveryPublishedPlatform() {
        Properties published = project.jar("target/mathlib-1.4.0.jar")
                .properties("META-INF/ferrule/com.acme.mathlib/mathlib/published.properties");
        assertThat(published)
                .containsEntry("artifactId", "mathlib")
                .containsEntry("classifier.x86_64-unknown-linux-musl", "linux-x86_64-musl")
                .containsEntry("classifier.aarch64-apple-darwin", "osx-aarch_64");
        assertThat(project.jar("target/mathlib-1.4.0.jar").libraries()).isEmpty();
        assertThat(project.jar("target/mathlib-1.4.0.jar")
                        .properties("META-INF/ferrule/com.acme.mathlib/index.properties"))
                .containsEntry("libraries", "mathlib");
    }

    @Test
    void withoutTheNativesJarTheLoaderNamesTheDependencyToAdd() {
        assertThat(BedProgram.of("java.17")
                        .fails(
                                project.path("."),
                                "-cp",
                                ClassPath.of(project.path("target/mathlib-1.4.0.jar")),
                                "com.acme.MathLib"))
                .contains("FERRULE-202", "<artifactId>mathlib</artifactId>", "<classifier>linux-x86_64</classifier>");
    }

    @Test
    void theDryRunNamesBackendReasonCommandAndFileOfEachTarget() {
        MavenLog plan = project.maven().succeeds("ferrule:build", "-Dferrule.dryRun");
        assertThat(plan.text())
                .contains("x86_64-unknown-linux-gnu.2.17 -> zigbuild: zig links against glibc 2.17")
                .contains("x86_64-unknown-linux-musl -> zigbuild: links statically against libunwind")
                .contains("natives/x86_64-pc-windows-gnu/mathlib.dll", "natives/aarch64-apple-darwin/libmathlib.dylib")
                .contains("--target x86_64-unknown-linux-gnu.2.17 --target aarch64-unknown-linux-gnu.2.17")
                .doesNotContain("Compiling", "Finished `release`");
    }

    @Test
    void aPropertyNarrowsTheTargets() {
        TestProject narrowed = TestProject.copy("mathlib", "narrowed").configure(FIVE_TARGETS);
        narrowed.maven().succeeds("ferrule:build", "ferrule:bundle", "-Dferrule.targets=host");
        assertThat(narrowed.jar("target/mathlib-1.4.0-natives.jar").libraries())
                .containsExactly("linux-x86-64/libmathlib.so");
    }
}
