package io.github.ferrule.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TargetSelectionTest {

    private static final TargetTriple HOST = TargetTriple.parse("x86_64-unknown-linux-gnu");

    @Test
    void withoutTargetsThisMachineIsTheTarget() {
        assertThat(targets(new TargetSelection(List.of(), false), true)).containsExactly("x86_64-unknown-linux-gnu");
        assertThat(targets(new TargetSelection(List.of(target("aarch64-apple-darwin")), true), true))
                .containsExactly("x86_64-unknown-linux-gnu");
    }

    @Test
    void aBuildForThisMachineUsesTheTargetThatIsReleasedForIt() {
        TargetSelection selection =
                new TargetSelection(List.of(target("aarch64-apple-darwin"), target(HOST + ".2.17")), true);
        assertThat(targets(selection, true)).containsExactly("x86_64-unknown-linux-gnu.2.17");
    }

    @Test
    void withoutZigThisMachinesLinkerBuildsForIt() {
        List<TargetRequest> withFloor = List.of(target(HOST + ".2.17"));
        assertThat(targets(new TargetSelection(withFloor, true), false)).containsExactly("x86_64-unknown-linux-gnu");
        assertThat(targets(new TargetSelection(withFloor, false), false))
                .as("a release keeps its floor, or fails")
                .containsExactly("x86_64-unknown-linux-gnu.2.17");
    }

    @Test
    void aBuildForThisMachineUsesNoContainer() {
        TargetRequest inContainer = new TargetRequest(
                TargetSpec.parse(HOST.text()),
                Optional.of("cross"),
                Optional.empty(),
                List.of("simd"),
                List.of(),
                new TreeMap<>());
        TargetRequest host = new TargetSelection(List.of(inContainer), true)
                .on(HOST, () -> true)
                .get(0);
        assertThat(host.backend()).isEmpty();
        assertThat(host.features()).containsExactly("simd");
    }

    private static List<String> targets(TargetSelection selection, boolean zig) {
        return selection.on(HOST, () -> zig).stream()
                .map(it -> it.spec().toString())
                .toList();
    }

    private static TargetRequest target(String target) {
        return TargetRequest.of(TargetSpec.parse(target));
    }
}
