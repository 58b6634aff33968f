package io.github.ferrule.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CEnvironmentTest {

    private static final TargetSpec FLOOR = TargetSpec.parse("x86_64-unknown-linux-gnu.2.17");
    private static final TargetSpec ARM = TargetSpec.parse("aarch64-unknown-linux-gnu.2.17");
    private static final Problem FAILED = Problem.of(ProblemCode.CARGO_FAILED, "failed");

    @ParameterizedTest
    @ValueSource(strings = {"CC_x86_64_unknown_linux_gnu", "CC_x86_64-unknown-linux-gnu", "TARGET_CC", "TARGET_CXX"})
    void aCompilerWithTheMachinesHeadersDoesNotKnowTheFloor(String name) {
        assertThat(environment(Map.of(name, "gcc")).warning(FLOOR))
                .hasValue("warning: x86_64-unknown-linux-gnu.2.17: " + name
                        + "=gcc compiles C code with the headers of this"
                        + " machine's glibc, which may be newer than 2.17; unset " + name + " to compile it with zig");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zig cc -target x86_64-linux-gnu.2.17", "/opt/zig/zig cc", "zigcc"})
    void zigKnowsTheFloor(String compiler) {
        assertThat(environment(Map.of("TARGET_CC", compiler)).warning(FLOOR)).isEmpty();
    }

    @Test
    void withoutAFloorAnyCompilerIsRight() {
        TargetSpec target = TargetSpec.parse("x86_64-unknown-linux-gnu");
        assertThat(environment(Map.of("TARGET_CC", "gcc")).warning(target)).isEmpty();
        assertThat(environment(Map.of()).warning(FLOOR)).isEmpty();
    }

    @Test
    void flagsForThisMachineAreNamedIfAnotherProcessorsCompilerGotThem() {
        CEnvironment conda = environment(Map.of("CFLAGS", "-march=nocona -mtune=haswell -O2"));
        String output = "clang: error: unsupported argument 'nocona' to option '-march='\nzig cc -O3 -march=nocona";
        assertThat(conda.explain(FAILED, ARM, output).toString())
                .contains(
                        "CFLAGS is set for every target and has -march=nocona, which suits this machine",
                        "env -u CFLAGS",
                        "CFLAGS_aarch64-unknown-linux-gnu=…");
        assertThat(conda.explain(FAILED, ARM, "another error")).isEqualTo(FAILED);
        assertThat(conda.explain(FAILED, FLOOR, output)).isEqualTo(FAILED);
    }

    private static CEnvironment environment(Map<String, String> variables) {
        return new CEnvironment(SamplePlans.host(variables));
    }
}
