package io.github.ferrule.plugin.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {

    @Test
    void whatIsReadAsItStandsIsNotQuoted() {
        assertThat(Quoted.shell("java/math-lib_2/pom.xml")).isEqualTo("java/math-lib_2/pom.xml");
        assertThat(Quoted.yaml("java/target/ferrule/natives")).isEqualTo("java/target/ferrule/natives");
    }

    @Test
    void aWordOfTheShellKeepsBlanksDollarsAndQuotes() {
        assertThat(Quoted.shell("my libs/$x/päth")).isEqualTo("'my libs/$x/päth'");
        assertThat(Quoted.shell("it's")).isEqualTo("'it'\\''s'");
    }

    @Test
    void aValueOfYamlKeepsColonsHashesAndQuotes() {
        assertThat(Quoted.yaml("a: #b")).isEqualTo("'a: #b'");
        assertThat(Quoted.yaml("it's")).isEqualTo("'it''s'");
        assertThat(Quoted.yaml("target/*.jar")).isEqualTo("'target/*.jar'");
    }

    @Test
    void aCommandWithAnOddWordIsOneValueOfYaml() {
        assertThat(Quoted.yamlCommand("mvn \"-Da=b\" -f x/pom.xml")).isEqualTo("mvn \"-Da=b\" -f x/pom.xml");
        assertThat(Quoted.yamlCommand("mvn -f " + Quoted.shell("a: #b/pom.xml")))
                .isEqualTo("'mvn -f ''a: #b/pom.xml'''");
    }
}
