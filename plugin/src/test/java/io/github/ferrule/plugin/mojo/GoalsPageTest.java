package io.github.ferrule.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GoalsPageTest {

    private static final Path PAGE = Path.of("../docs/goals.md");

    /** To write the page: {@code mvn test -pl plugin -Dtest=GoalsPageTest -Dferrule.docs.write}. */
    @Test
    void thePageIsThatOfThePlugin() throws Exception {
        String expected = new GoalsPage(PluginXml.readHtml().goals().stream()
                        .filter(goal -> !goal.name().equals("help"))
                        .toList())
                .text();
        if (System.getProperty("ferrule.docs.write") != null) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(expected);
    }

    @Test
    void descriptionsKeepTheirExamples() throws Exception {
        assertThat(Files.readString(PAGE))
                .contains("`<layout>META-INF/native/{os|macos=osx}-{arch|x86_64=amd64}</layout>`")
                .contains("### package\nText, property `ferrule.package`\n")
                .contains("`auto`, `never`, property `ferrule.provision`, default `auto`");
    }
}
