package io.github.ferrule.plugin.release.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.bundle.Coordinates;
import java.util.List;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.junit.jupiter.api.Test;

/** The pom that depends on the jars of all platforms. */
class PlatformPomTest {

    @Test
    void itDependsOnTheMainJarAndOnThatOfEachPlatform() {
        Model project = new Model();
        project.setName("Mathlib");
        License mit = new License();
        mit.setName("MIT");
        project.addLicense(mit);
        PlatformPom pom = new PlatformPom(
                new Coordinates("com.acme", "mathlib", "1.4.0"), project, List.of("windows-x86_64", "linux-x86_64"));
        assertThat(pom.format())
                .contains("<artifactId>mathlib-platform</artifactId>", "<packaging>pom</packaging>")
                .contains("<name>Mathlib</name>", "<name>MIT</name>")
                .containsSubsequence(
                        "<artifactId>mathlib</artifactId>",
                        "<version>1.4.0</version>",
                        "</dependency>",
                        "<artifactId>mathlib</artifactId>",
                        "<classifier>linux-x86_64</classifier>",
                        "<scope>runtime</scope>",
                        "<classifier>windows-x86_64</classifier>");
    }

    /** Maven inherits no names, and Central requires one. */
    @Test
    void aModuleWithoutANameHasThatOfThePom() {
        PlatformPom pom =
                new PlatformPom(new Coordinates("com.acme", "mathlib", "1.4.0"), new Model(), List.of("linux-x86_64"));
        assertThat(pom.format()).contains("<name>mathlib-platform</name>");
    }
}
