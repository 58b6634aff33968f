package io.github.ferrule.plugin.support.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Answers commands from a script, and remembers them. */
public final class ScriptedCommandRunner implements CommandRunner {

    private final List<Rule> rules = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();

    private record Rule(Predicate<String> line, Answer answer) {}

    /** The effect of a command. */
    @FunctionalInterface
    public interface Answer {
        /** Prints output, and returns the exit code. */
        int run(Command command, Consumer<String> output, Consumer<String> error);
    }

    /** Answers the commands that begin with these words; of several rules, the last one counts. */
    public ScriptedCommandRunner on(String words, Answer answer) {
        rules.add(0, new Rule(line -> line.startsWith(words), answer));
        return this;
    }

    /** Prints this text for the commands that begin with these words. */
    public ScriptedCommandRunner print(String words, String text) {
        return on(words, (command, output, error) -> {
            text.lines().forEach(output);
            return 0;
        });
    }

    /** Returns the commands that were run, without their environment. */
    public List<String> lines() {
        return commands.stream().map(ScriptedCommandRunner::line).toList();
    }

    @Override
    public synchronized int run(Command command, Consumer<String> output, Consumer<String> error) {
        commands.add(command);
        return rules.stream()
                .filter(rule -> rule.line().test(line(command)))
                .findFirst()
                .orElseThrow(() -> new CommandNotFoundException(command.program()))
                .answer()
                .run(command, output, error);
    }

    private static String line(Command command) {
        return String.join(" ", command.program(), String.join(" ", command.arguments()));
    }
}
