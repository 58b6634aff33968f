package io.github.ferrule.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.support.problem.FerruleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;

class TargetsReaderTest {

    private final List<String> warnings = new ArrayList<>();
    private final PlexusConfiguration targets = new DefaultPlexusConfiguration("targets");

    @Test
    void aTargetIsATripleOrHasElements() {
        targets.addChild("target", " x86_64-unknown-linux-gnu.2.17 ");
        PlexusConfiguration target = target("x86_64-pc-windows-gnu");
        target.addChild("backend", "Cross");
        target.addChild("profile", "small");
        target.addChild("features", "simd, fast");
        target.addChild("rustflags", "-C  target-cpu=x86-64-v2");
        target.getChild("environment").addChild("LEVEL", "${level}");
        List<TargetRequest> requests = read();
        assertThat(requests.get(0).spec()).hasToString("x86_64-unknown-linux-gnu.2.17");
        assertThat(requests.get(0).backend()).contains("zigbuild");
        assertThat(requests.get(1).spec()).hasToString("x86_64-pc-windows-gnu");
        assertThat(requests.get(1).backend()).contains("cross");
        assertThat(requests.get(1).profile()).contains("small");
        assertThat(requests.get(1).features()).containsExactly("simd", "fast");
        assertThat(requests.get(1).rustflags()).containsExactly("-C", "target-cpu=x86-64-v2");
        assertThat(requests.get(1).environment()).isEqualTo(Map.of("LEVEL", "seven"));
        assertThat(warnings).isEmpty();
    }

    @Test
    void automaticChoiceOverridesTheBackendOfAllTargets() {
        target("x86_64-apple-darwin").addChild("backend", "auto");
        assertThat(read().get(0).backend()).isEmpty();
    }

    @Test
    void anElementThatDoesNotExistIsAWarningWithTheNearestName() {
        PlexusConfiguration target = target("x86_64-apple-darwin");
        target.addChild("rust-flags", "-g");
        target.addChild("bakend", "zigbuild");
        assertThat(read()).hasSize(1);
        assertThat(warnings)
                .containsExactly(
                        "<target>: unknown element <rust-flags>; did you mean <rustflags>?",
                        "<target>: unknown element <bakend>; did you mean <backend>?");
    }

    @Test
    void aMisspelledTripleIsExplainedBeforeItIsMissed() {
        PlexusConfiguration target = new DefaultPlexusConfiguration("target");
        target.addChild("tripple", "x86_64-apple-darwin");
        targets.addChild(target);
        assertThatThrownBy(this::read).isInstanceOf(FerruleException.class);
        assertThat(warnings).containsExactly("<target>: unknown element <tripple>; did you mean <triple>?");
    }

    private PlexusConfiguration target(String triple) {
        PlexusConfiguration target = new DefaultPlexusConfiguration("target");
        target.addChild("triple", triple);
        targets.addChild(target);
        return target;
    }

    private List<TargetRequest> read() {
        return new TargetsReader(Optional.of("zigbuild"), text -> text.replace("${level}", "seven"), warnings::add)
                .read(targets)
                .requests();
    }
}
