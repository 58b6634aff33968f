package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that Ferrule does not know is a warning, wherever it is written and whichever Maven reads it. */
class MisspelledNamesIT {

    @ParameterizedTest
    @ValueSource(strings = {"3.6.3", "3.8.9", "3.9.16", "4.0.0-rc-5"})
    void areWarningsUnder(String version) {
        TestProject project = TestProject.copy("mathlib", "misspelled-" + version)
                .configure("<debugsymbols>lines</debugsymbols><backend>Auto</backend>"
                        + "<targets><target><triple>x86_64-unknown-linux-gnu</triple><rust-flags>-g</rust-flags></target>"
                        + "</targets>")
                .edit(
                        "pom.xml",
                        pom -> pom.replaceFirst(
                                "</properties>",
                                "<ferrule.remap-paths>true</ferrule.remap-paths>"
                                        + "<ferrule.mine>x</ferrule.mine><other>\\${ferrule.mine}</other></properties>"));
        MavenLog log = project.maven()
                .under(Path.of(Bed.get().require("maven." + version)))
                .succeeds("ferrule:build", "ferrule:build", "-Dferrule.dryRun", "-Dferrule.tragets=host");
        assertThat(log.lines().stream().filter(line -> line.contains("did you mean")))
                .containsExactly(
                        "[WARNING] ferrule has no parameter <debugsymbols>; did you mean <debugSymbols>?",
                        "[WARNING] ferrule has no property ferrule.tragets; did you mean ferrule.targets?",
                        "[WARNING] ferrule has no property ferrule.remap-paths; did you mean ferrule.remapPaths?",
                        "[WARNING] <target>: unknown element <rust-flags>; did you mean <rustflags>?",
                        "[WARNING] <target>: unknown element <rust-flags>; did you mean <rustflags>?");
        assertThat(log.text()).contains("x86_64-unknown-linux-gnu");
    }
}
