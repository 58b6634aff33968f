package io.github.ferrule.plugin.support.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs that it runs are POSIX's")
class ExecCommandRunnerTest {

    private final CommandRunner runner = new ExecCommandRunner(Map.of("PATH", System.getenv("PATH"), "KEPT", "yes"));

    @TempDir
    Path folder;

    @Test
    void handsArgumentsOnWithoutAShell() {
        CommandResult result = runner.run(Command.of(folder, "printf", "%s|", "a b", "$HOME", "\"q\"", "*", "ü"));
        assertThat(result.output()).isEqualTo("a b|$HOME|\"q\"|*|ü|\n");
        assertThat(result.succeeded()).isTrue();
    }

    @Test
    void keepsAllOfTheOutputInOrder() {
        CommandResult result = runner.run(Command.of(folder, "seq", "1", "20000"));
        assertThat(result.output().lines()).hasSize(20000).last().isEqualTo("20000");
    }

    @Test
    void tellsTheStreamsAndTheExitCodeApart() {
        CommandResult result = runner.run(Command.of(folder, "sh", "-c", "echo out; echo err >&2; exit 7"));
        assertThat(result)
                .extracting(CommandResult::output, CommandResult::error, CommandResult::exitCode)
                .containsExactly("out\n", "err\n", 7);
    }

    @Test
    void setsAndRemovesVariables() {
        Command command = Command.of(folder, "sh", "-c", "echo ${KEPT:-no} ${NEW:-no}")
                .withEnvironment(Map.of("KEPT", Optional.empty(), "NEW", Optional.of("set")));
        assertThat(runner.run(command).output()).isEqualTo("no set\n");
    }

    @Test
    void saysWhichProgramIsMissing() {
        assertThatThrownBy(() -> runner.run(Command.of(folder, "no-such-program")))
                .isInstanceOf(CommandNotFoundException.class)
                .hasMessage("no-such-program");
    }

    @Test
    void startsInTheFolder() throws Exception {
        Path inside = Files.createDirectory(folder.resolve("ein Ordner"));
        assertThat(runner.run(Command.of(inside, "pwd")).output().trim()).isEqualTo(inside.toString());
    }

    @Test
    void namesItsFolderAsALineToPaste() {
        assertThat(Command.of(Path.of("a folder"), "cargo").changeOfDirectory()).isEqualTo("cd 'a folder'");
    }

    @Test
    void printsAsALineToPaste() {
        Command command = Command.of(folder, "cargo", "build", "it's")
                .with(List.of("--target", "x86_64-pc-windows-gnu"))
                .withEnvironment(Map.of("FLAGS", Optional.of("-C lto"), "RUSTFLAGS", Optional.empty()));
        assertThat(command)
                .hasToString("env -u RUSTFLAGS FLAGS='-C lto' cargo build 'it'\\''s' --target x86_64-pc-windows-gnu");
    }
}
