package io.github.ferrule.plugin.support.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

    private final Template template = Template.load(TemplateTest.class, "sample.yml");

    @Test
    void aSectionIsRepeatedForEachValueAndLeavesNoLineOfItsOwn() {
        assertThat(template.fill(Map.of("name", "a & <b>", "steps", List.of("one", "two"), "note", "x")))
                .isEqualTo("""
                        name: a & <b> # ${{ github }}
                          - one
                          - two
                        note: x
                        end
                        """);
    }

    @Test
    void anEmptyListOrTextLeavesItsSectionOut() {
        assertThat(template.fill(Map.of("name", "a", "steps", List.of(), "note", "")))
                .isEqualTo("name: a # ${{ github }}\nend\n");
    }

    @Test
    void aValueThatLooksLikeAPlaceholderStaysUnchanged() {
        assertThat(template.fill(Map.of("name", "<<note>>", "steps", List.of("{{name}}"), "note", "")))
                .isEqualTo("name: <<note>> # ${{ github }}\n  - {{name}}\nend\n");
    }

    @Test
    void aMissingValueIsAnError() {
        assertThatThrownBy(() -> template.fill(Map.of("steps", List.of(), "note", "")))
                .hasMessageContaining("name");
    }
}
