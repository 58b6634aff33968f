package io.github.ferrule.plugin.build.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.SamplePlans;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestPlannerTest {

    private static final String ARM = "aarch64-unknown-linux-gnu";
    private static final String VARIABLE = "CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER";

    @Test
    void testsForThisProcessorAndSystemRunNatively() {
        assertThat(plan(SamplePlans.host(), Map.of(), "x86_64-unknown-linux-gnu", "x86_64-unknown-linux-musl"))
                .extracting(TestRun::how)
                .containsExactly("natively", "natively");
    }

    @Test
    void testsForAnotherProcessorRunInItsEmulator() {
        Map<TargetTriple, String> emulators = Map.of(TargetTriple.parse(ARM), "qemu-aarch64 -L /usr/aarch64");
        assertThat(plan(SamplePlans.host(), emulators, ARM)).singleElement().satisfies(run -> {
            assertThat(run.how()).isEqualTo("by qemu-aarch64 -L /usr/aarch64");
            assertThat(run.command().orElseThrow().environment())
                    .containsEntry(VARIABLE, Optional.of("qemu-aarch64 -L /usr/aarch64"));
        });
    }

    @Test
    void theRunnerThatTheUserConfiguredComesFirst() {
        Map<TargetTriple, String> emulators = Map.of(TargetTriple.parse(ARM), "qemu-aarch64");
        assertThat(plan(SamplePlans.host(Map.of(VARIABLE, "my-qemu")), emulators, ARM))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.how()).isEqualTo("by your runner my-qemu");
                    assertThat(run.command().orElseThrow().environment()).doesNotContainKey(VARIABLE);
                });
    }

    @Test
    void withoutAnEmulatorTheReasonIsGiven() {
        assertThat(plan(SamplePlans.host(), Map.of(), ARM))
                .singleElement()
                .hasToString("TestRun[target=" + ARM + ", how=no emulator for it is on the PATH, and " + VARIABLE
                        + " is not set, command=Optional.empty]");
    }

    @Test
    void crossRunsTestsInItsContainer() {
        Host host = SamplePlans.hostWithCrossToml("[target." + ARM + "]\nimage = 'example'\n");
        assertThat(plan(host, Map.of(), ARM)).extracting(TestRun::how).containsExactly("by cross");
    }

    @Test
    void eachTargetHasACallOfItsOwnWithoutTheFlagsOfALibrary() {
        assertThat(plan(SamplePlans.host(), Map.of(), "x86_64-unknown-linux-gnu", "x86_64-unknown-linux-musl"))
                .extracting(run -> run.command().orElseThrow())
                .allSatisfy(command -> {
                    assertThat(command.arguments()).containsOnlyOnce("test", "--target");
                    assertThat(command.environment().keySet()).noneMatch(name -> name.endsWith("RUSTFLAGS"));
                });
    }

    private static List<TestRun> plan(Host host, Map<TargetTriple, String> emulators, String... targets) {
        return new TestPlanner(emulators).plan(SamplePlans.on(host).plan(targets));
    }
}
