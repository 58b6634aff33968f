package io.github.ferrule.plugin.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotingTest {

    @Test
    void plainTextIsNotQuoted() {
        assertThat(Quoting.shell("java/math-lib_2/pom.xml")).isEqualTo("java/math-lib_2/pom.xml");
        assertThat(Quoting.yaml("java/target/ferrule/natives")).isEqualTo("java/target/ferrule/natives");
    }

    @Test
    void aWordOfTheShellKeepsBlanksDollarsAndQuotes() {
        assertThat(Quoting.shell("my libs/$x/päth")).isEqualTo("'my libs/$x/päth'");
        assertThat(Quoting.shell("it's")).isEqualTo("'it'\\''s'");
    }

    @Test
    void aValueOfYamlKeepsColonsHashesAndQuotes() {
        assertThat(Quoting.yaml("a: #b")).isEqualTo("'a: #b'");
        assertThat(Quoting.yaml("it's")).isEqualTo("'it''s'");
        assertThat(Quoting.yaml("target/*.jar")).isEqualTo("'target/*.jar'");
    }

    @Test
    void aCommandWithAnOddWordIsOneValueOfYaml() {
        assertThat(Quoting.yamlCommand("mvn \"-Da=b\" -f x/pom.xml")).isEqualTo("mvn \"-Da=b\" -f x/pom.xml");
        assertThat(Quoting.yamlCommand("mvn -f " + Quoting.shell("a: #b/pom.xml")))
                .isEqualTo("'mvn -f ''a: #b/pom.xml'''");
    }
}
