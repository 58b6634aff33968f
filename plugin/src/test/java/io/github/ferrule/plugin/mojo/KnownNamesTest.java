package io.github.ferrule.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KnownNamesTest {

    private KnownNames names;

    @BeforeEach
    void readTheNamesOfAllGoals() throws Exception {
        List<PluginXml.Parameter> parameters = PluginXml.read().goals().stream()
                .flatMap(goal -> goal.parameters().stream())
                .filter(PluginXml.Parameter::editable)
                .toList();
        names = new KnownNames(
                parameters.stream().map(PluginXml.Parameter::name).collect(Collectors.toSet()),
                parameters.stream()
                        .map(PluginXml.Parameter::property)
                        .filter(it -> it.startsWith("ferrule."))
                        .collect(Collectors.toSet()));
    }

    @Test
    void aMisspelledPropertyIsAWarningWithTheNearestName() {
        assertThat(property("ferrule.tragets"))
                .containsExactly("ferrule has no property ferrule.tragets; did you mean ferrule.targets?");
        assertThat(property("ferrule.target"))
                .containsExactly("ferrule has no property ferrule.target; did you mean ferrule.targets?");
        assertThat(property("ferrule.remap-paths"))
                .containsExactly("ferrule has no property ferrule.remap-paths; did you mean ferrule.remapPaths?");
        assertThat(property("ferrule.dry_run"))
                .containsExactly("ferrule has no property ferrule.dry_run; did you mean ferrule.dryRun?");
    }

    @Test
    void aMisspelledElementIsAWarningWithTheNearestName() {
        assertThat(names.unknownElements(Set.of("tragets", "crate", "package", "debugsymbols")))
                .containsExactly(
                        "ferrule has no parameter <debugsymbols>; did you mean <debugSymbols>?",
                        "ferrule has no parameter <tragets>; did you mean <targets>?");
    }

    @Test
    void propertiesOfTheUserAreLeftAlone() {
        assertThat(names.unknownProperties(
                        Set.of("ferrule.version", "ferruled", "my.ferrule.tragets", "ferrule.skip"),
                        "ferrule.version"::equals))
                .isEmpty();
    }

    @Test
    void propertiesOfTheLoaderAreKnown() throws Exception {
        Set<String> documented = Pattern.compile("`-?D?(ferrule\\.[a-z]+(?:\\.<id>)?)")
                .matcher(Files.readString(Path.of("../docs/loading.md")))
                .results()
                .map((MatchResult it) -> it.group(1))
                .filter(it -> !it.equals("ferrule.target")) // likelier a misspelled ferrule.targets
                .filter(it -> !it.startsWith("ferrule.loader")) // packages
                .collect(Collectors.toSet());
        assertThat(documented).contains("ferrule.cache", "ferrule.verify");
        assertThat(names.unknownProperties(documented, name -> false)).isEmpty();
        assertThat(property("ferrule.library.mathlib")).isEmpty();
    }

    private List<String> property(String name) {
        return names.unknownProperties(Set.of(name), it -> false);
    }
}
