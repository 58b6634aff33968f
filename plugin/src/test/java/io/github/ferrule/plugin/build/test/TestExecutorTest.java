package io.github.ferrule.plugin.build.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.ScriptedCommandRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestExecutorTest {

    private static final TargetSpec LINUX = TargetSpec.parse("x86_64-unknown-linux-gnu");
    private static final TargetSpec WINDOWS = TargetSpec.parse("x86_64-pc-windows-gnu");
    private static final TargetSpec MAC = TargetSpec.parse("aarch64-apple-darwin");

    private final List<String> shown = new ArrayList<>();
    private final ScriptedCommandRunner runner = new ScriptedCommandRunner();

    @Test
    void theTestsOfOtherTargetsRunEvenIfOneFails() {
        runner.on("cargo test --target x86_64-unknown-linux-gnu", (command, output, error) -> 101)
                .print("cargo test --target x86_64-pc-windows-gnu", "test result: ok. 3 passed");
        assertThat(execute(run(LINUX), run(WINDOWS))).containsExactly("""
                        FERRULE-123  x86_64-unknown-linux-gnu: cargo test failed with exit code 101
                                     it ran natively; see its output above
                                     to run it alone  cd /crate
                                                      cargo test --target x86_64-unknown-linux-gnu""");
        assertThat(shown)
                .containsExactly(
                        "testing x86_64-unknown-linux-gnu natively",
                        "testing x86_64-pc-windows-gnu natively",
                        "test result: ok. 3 passed");
    }

    @Test
    void testsThatCannotRunHereAreNoFailure() {
        assertThat(execute(TestRun.impossible("no emulator", MAC))).isEmpty();
        assertThat(runner.lines()).isEmpty();
        assertThat(TestRun.impossible("no emulator", MAC).describe())
                .isEqualTo("aarch64-apple-darwin -> not run: no emulator");
    }

    @Test
    void aMissingProgramIsNamed() {
        assertThat(execute(run(LINUX)))
                .singleElement()
                .asString()
                .contains("FERRULE-006", "cargo is not on the PATH", "install Rust");
    }

    private List<String> execute(TestRun... runs) {
        return new TestExecutor(runner, shown::add)
                .execute(List.of(runs)).stream()
                        .map(problem -> problem.toString().replace(System.lineSeparator(), "\n"))
                        .toList();
    }

    private static TestRun run(TargetSpec target) {
        Command command = Command.of(Path.of("/crate"), "cargo", "test", "--target", target.toString());
        return TestRun.by("natively", target, command);
    }
}
