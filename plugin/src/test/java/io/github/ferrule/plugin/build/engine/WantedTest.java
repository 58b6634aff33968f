package io.github.ferrule.plugin.build.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WantedTest {

    private static final TargetTriple HOST = TargetTriple.parse("x86_64-unknown-linux-gnu");

    @Test
    void whatIsNotNamedIsThisMachine() {
        assertThat(targets(new Wanted(List.of(), false), true)).containsExactly("x86_64-unknown-linux-gnu");
        assertThat(targets(new Wanted(List.of(request("aarch64-apple-darwin")), true), true))
                .containsExactly("x86_64-unknown-linux-gnu");
    }

    @Test
    void thisMachineGetsWhatIsReleasedForIt() {
        Wanted wanted = new Wanted(List.of(request("aarch64-apple-darwin"), request(HOST + ".2.17")), true);
        assertThat(targets(wanted, true)).containsExactly("x86_64-unknown-linux-gnu.2.17");
    }

    @Test
    void withoutZigThisMachinesLinkerMustDo() {
        Wanted wanted = new Wanted(List.of(request(HOST + ".2.17")), true);
        assertThat(targets(wanted, false)).containsExactly("x86_64-unknown-linux-gnu");
        assertThat(targets(new Wanted(wanted.requests(), false), false))
                .as("a release keeps its floor, or fails")
                .containsExactly("x86_64-unknown-linux-gnu.2.17");
    }

    @Test
    void aTestRunNeedsNoContainer() {
        TargetRequest inContainer = new TargetRequest(
                TargetSpec.parse(HOST.text()),
                Optional.of("cross"),
                Optional.empty(),
                List.of("simd"),
                List.of(),
                new TreeMap<>());
        TargetRequest host =
                new Wanted(List.of(inContainer), true).on(HOST, () -> true).get(0);
        assertThat(host.backend()).isEmpty();
        assertThat(host.features()).containsExactly("simd");
    }

    private static List<String> targets(Wanted wanted, boolean zig) {
        return wanted.on(HOST, () -> zig).stream()
                .map(it -> it.spec().toString())
                .toList();
    }

    private static TargetRequest request(String target) {
        return TargetRequest.of(TargetSpec.parse(target));
    }
}
