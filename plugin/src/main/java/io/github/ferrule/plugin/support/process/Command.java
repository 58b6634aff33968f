package io.github.ferrule.plugin.support.process;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program call as a value: nothing in it goes through a shell.
 *
 * @param program a path, or a name to be found on the {@code PATH}
 * @param arguments as the program gets them
 * @param environment the changes to the environment of this process; an empty value removes the variable
 * @param directory the working directory
 */
public record Command(
        String program, List<String> arguments, SortedMap<String, Optional<String>> environment, Path directory) {

    public Command {
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    }

    /** A call with this process's own environment. */
    public static Command of(Path directory, String program, String... arguments) {
        return new Command(program, List.of(arguments), new TreeMap<>(), directory);
    }

    /** Adds arguments at the end. */
    public Command with(List<String> more) {
        return new Command(
                program, Stream.concat(arguments.stream(), more.stream()).toList(), environment, directory);
    }

    /** Sets or, with an empty value, removes environment variables. */
    public Command withEnvironment(Map<String, Optional<String>> changes) {
        TreeMap<String, Optional<String>> merged = new TreeMap<>(environment);
        merged.putAll(changes);
        return new Command(program, arguments, merged, directory);
    }

    /** The call as a line to paste into a POSIX shell. */
    @Override
    public String toString() {
        Stream<String> unset = environment.entrySet().stream()
                .filter(variable -> variable.getValue().isEmpty())
                .map(variable -> "-u " + variable.getKey());
        Stream<String> set = environment.entrySet().stream()
                .filter(variable -> variable.getValue().isPresent())
                .map(variable ->
                        variable.getKey() + "=" + quote(variable.getValue().get()));
        Stream<String> env = environment.containsValue(Optional.<String>empty())
                ? Stream.concat(Stream.of("env"), Stream.concat(unset, set))
                : set;
        Stream<String> call =
                Stream.concat(Stream.of(program), arguments.stream()).map(Command::quote);
        return Stream.concat(env, call).collect(Collectors.joining(" "));
    }

    /** The line to paste before the call. */
    public String changeOfDirectory() {
        return "cd " + quote(directory.toString());
    }

    private static String quote(String word) {
        return word.matches("[\\w./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
