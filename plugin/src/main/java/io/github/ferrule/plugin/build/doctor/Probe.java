package io.github.ferrule.plugin.build.doctor;

import io.github.ferrule.plugin.build.doctor.Check.Found;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.CommandResult;
import io.github.ferrule.plugin.support.process.CommandRunner;
import io.github.ferrule.plugin.support.process.ExecutableFinder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a program and its version. */
final class Probe {

    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+[\\w.+-]*");

    private final CommandRunner runner;
    private final ExecutableFinder finder;
    private final Path directory;

    Probe(CommandRunner runner, ExecutableFinder finder, Path directory) {
        this.runner = runner;
        this.finder = finder;
        this.directory = directory;
    }

    /** Finds a program by name or path; the version is empty if the program does not print it. */
    Optional<Found> find(String program, String... versionArguments) {
        return finder.find(program, directory)
                .map(place -> new Found(version(place, versionArguments), place.toString()));
    }

    /** Returns the output of the program, if it succeeds. */
    Optional<String> ask(String program, String... arguments) {
        if (finder.find(program, directory).isEmpty()) {
            return Optional.empty();
        }
        CommandResult result = runner.run(Command.of(directory, program, arguments));
        return result.succeeded() ? Optional.of(result.output().trim()) : Optional.empty();
    }

    private String version(Path program, String... arguments) {
        CommandResult result = runner.run(Command.of(directory, program.toString(), arguments));
        Matcher version = VERSION.matcher(result.output());
        return version.find() ? version.group() : "";
    }
}
