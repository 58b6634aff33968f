package io.github.ferrule.plugin.support.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Answers commands from a script instead of running them. A command that the script does not know fails the test. */
public final class ScriptedRunner implements CommandRunner {

    private final List<Answer> answers = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();

    private record Answer(String command, int exitCode, String output, String error) {}

    /** Answers a command line, as {@link Command#toString()} prints it, with what a program prints. */
    public ScriptedRunner on(String command, String output) {
        answers.add(new Answer(command, 0, output, ""));
        return this;
    }

    /** Answers a command line with a failure. */
    public ScriptedRunner failing(String command, String error) {
        answers.add(new Answer(command, 128, "", error));
        return this;
    }

    /** Returns the command lines that were run, in order. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public synchronized int run(Command command, Consumer<String> standardOutput, Consumer<String> standardError) {
        calls.add(command.toString());
        Answer answer = answers.stream()
                .filter(it -> it.command().equals(command.toString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the script does not know: " + command));
        answer.output().lines().forEach(standardOutput);
        answer.error().lines().forEach(standardError);
        return answer.exitCode();
    }
}
