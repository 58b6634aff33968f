package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.TestProject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The libraries are published in the configured jars under the configured names, and load from there. */
class AttachedJarsIT {

    private static final String PUBLISHED = "META-INF/ferrule/com.acme.mathlib/mathlib/published.properties";

    @Test
    void theMainJarAloneIsEnoughWhereItHoldsTheLibraries() {
        TestProject project = TestProject.copy("mathlib", "attach-main").configure("<attach>main</attach>");
        project.maven().succeeds("package");
        assertThat(project.jar("target/mathlib-1.4.0.jar").libraries()).containsExactly("linux-x86-64/libmathlib.so");
        assertThat(project.has("target/mathlib-1.4.0-natives.jar")).isFalse();
        assertThat(project.has("target/mathlib-1.4.0-linux-x86_64.jar")).isFalse();
        assertThat(project.has("target/classes/linux-x86-64")).isFalse();
        assertThat(run(project, "target/mathlib-1.4.0.jar")).contains("40 + 2 = 42");
    }

    @Test
    void aMainJarThatMavenDoesNotWriteAnewKeepsNothingOfTheLastBuild() {
        TestProject project = TestProject.copy("mathlib", "attach-main-again").configure("<attach>main</attach>");
        project.maven().succeeds("package");
        project.maven().succeeds("package", "-Dferrule.layout=triple");
        assertThat(project.jar("target/mathlib-1.4.0.jar").libraries())
                .containsExactly("x86_64-unknown-linux-gnu/libmathlib.so");
        assertThat(run(project, "target/mathlib-1.4.0.jar")).contains("40 + 2 = 42");
    }

    @Test
    void thinMeansOneJarAPlatformAndTheMainJarSaysSo() {
        TestProject project = TestProject.copy("mathlib", "attach-thin").configure("<attach>thin</attach>");
        project.maven().succeeds("package");
        assertThat(project.has("target/mathlib-1.4.0-natives.jar")).isFalse();
        assertThat(project.jar("target/mathlib-1.4.0.jar").libraries()).isEmpty();
        assertThat(project.jar("target/mathlib-1.4.0.jar").properties(PUBLISHED))
                .containsEntry("classifier.x86_64-unknown-linux-gnu", "linux-x86_64")
                .doesNotContainKey("natives");
        assertThat(run(project, "target/mathlib-1.4.0.jar", "target/mathlib-1.4.0-linux-x86_64.jar"))
                .contains("40 + 2 = 42");
    }

    @Test
    void aProjectKeepsItsOwnFoldersAndClassifiersAndTheLoaderFindsThem() throws Exception {
        TestProject project = TestProject.copy("mathlib", "attach-names").configure("""
                <layout>native/{os}/{arch|x86_64=amd64}/{prefix}{library}-{version}{suffix}</layout>
                <classifiers>{os}_{arch|x86_64=amd64}</classifiers>
                <compression>stored</compression>""");
        project.maven().succeeds("package");
        String jar = "target/mathlib-1.4.0-linux_amd64.jar";
        String library = "native/linux/amd64/libmathlib-1.4.0.so";
        assertThat(project.jar(jar).libraries()).containsExactly(library);
        assertThat(project.jar("target/mathlib-1.4.0.jar").properties(PUBLISHED))
                .containsEntry("classifier.x86_64-unknown-linux-gnu", "linux_amd64");
        try (ZipFile zip = new ZipFile(project.path(jar).toFile())) {
            assertThat(zip.getEntry(library).getMethod()).isEqualTo(ZipEntry.STORED);
        }
        assertThat(run(project, "target/mathlib-1.4.0.jar", jar)).contains("40 + 2 = 42");
    }

    @Test
    void aNameThatCannotWorkIsRefusedBeforeCargoRuns() {
        TestProject project = TestProject.copy("mathlib", "attach-refused").configure("""
                <layout>{os}/{arch}</layout>
                <targets><target>x86_64-unknown-linux-gnu</target></targets>""");
        assertThat(project.maven().fails("package").text())
                .contains("FERRULE-404", "<modular>false</modular>")
                .doesNotContain("Finished `release`");
    }

    @Test
    void nativesAreNeverInTheSourcesJar() {
        TestProject project = TestProject.copy("mathlib", "attach-sources").configure("<attach>main,thin,all</attach>");
        project.maven().succeeds("package", "org.apache.maven.plugins:maven-source-plugin:3.4.0:jar-no-fork");
        assertThat(project.jar("target/mathlib-1.4.0-sources.jar").files()).contains("com/acme/MathLib.java");
        assertThat(project.jar("target/mathlib-1.4.0-sources.jar").libraries()).isEmpty();
    }

    @Test
    void theJarWithAllPlatformsKeepsItsPublishedName() {
        TestProject project = TestProject.copy("mathlib", "attach-uber")
                .configure("<attach>all</attach><allClassifier>uber</allClassifier>");
        project.maven().succeeds("package");
        assertThat(project.has("target/mathlib-1.4.0-natives.jar")).isFalse();
        assertThat(project.jar("target/mathlib-1.4.0.jar").properties(PUBLISHED))
                .containsEntry("natives", "uber");
        assertThat(run(project, "target/mathlib-1.4.0.jar", "target/mathlib-1.4.0-uber.jar"))
                .contains("40 + 2 = 42");
    }

    private static String run(TestProject project, String... jars) {
        Path[] paths = Arrays.stream(jars).map(project::path).toArray(Path[]::new);
        return BedProgram.of("java.17").run(project.path("."), "-cp", ClassPath.of(paths), "com.acme.MathLib");
    }
}
