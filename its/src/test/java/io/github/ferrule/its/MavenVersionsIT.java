package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.maven.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plugin runs under every Maven from 3.6.3 to 4. */
class MavenVersionsIT {

    @ParameterizedTest
    @ValueSource(strings = {"3.6.3", "3.8.9", "3.9.16", "4.0.0-rc-5"})
    void buildsAndBundlesUnder(String version) {
        Path maven = Path.of(Bed.get().require("maven." + version));
        TestProject project = TestProject.copy("mathlib", "maven-" + version);
        assertThat(project.maven().under(maven).succeeds("--version").text()).contains("Apache Maven " + version);
        project.maven().under(maven).succeeds("package");
        assertThat(project.jar("target/mathlib-1.4.0-natives.jar").libraries())
                .containsExactly("linux-x86-64/libmathlib.so");
    }
}
