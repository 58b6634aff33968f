package io.github.ferrule.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompilerReleaseTest {
    private final MavenProject project = new MavenProject();

    private CompilerReleaseTest property(String name, String value) {
        project.getProperties().setProperty(name, value);
        return this;
    }

    private CompilerReleaseTest configuration(String elements) throws Exception {
        Plugin compiler = new Plugin();
        compiler.setArtifactId("maven-compiler-plugin");
        compiler.setConfiguration(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + elements + "</configuration>")));
        project.getModel().setBuild(new Build());
        project.getBuild().addPlugin(compiler);
        return this;
    }

    @Test
    void aReleaseBeforeJava8IsAWarningThatNamesTheProperty() {
        property("maven.compiler.release", "7");
        assertThat(new CompilerRelease(project).warning())
                .contains("the classes are compiled for Java 7, but ferrule-native-loader needs Java 8 or later:"
                        + " set  <maven.compiler.release>8</maven.compiler.release>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8", "8", "11", "17", "${java.version}"})
    void aTargetFromJava8OnIsNot(String target) {
        property("maven.compiler.target", target);
        assertThat(new CompilerRelease(project).warning()).isEmpty();
    }

    @Test
    void aPomWithoutAReleaseIsNot() {
        assertThat(new CompilerRelease(project).warning()).isEmpty();
    }

    @Test
    void aTargetBeforeJava8IsAWarning() {
        property("maven.compiler.target", "1.6");
        assertThat(new CompilerRelease(project).warning())
                .hasValueSatisfying(it -> assertThat(it).contains("for Java 6,"));
    }

    @Test
    void theReleaseDecidesBeforeTheTarget() {
        property("maven.compiler.target", "1.7").property("maven.compiler.release", "11");
        assertThat(new CompilerRelease(project).warning()).isEmpty();
    }

    @Test
    void theConfigurationOfTheCompilerDecidesBeforeTheProperty() throws Exception {
        property("maven.compiler.release", "11").configuration("<release>7</release>");
        assertThat(new CompilerRelease(project).warning()).isPresent();
    }
}
