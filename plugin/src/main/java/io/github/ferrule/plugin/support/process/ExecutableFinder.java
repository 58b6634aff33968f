package io.github.ferrule.plugin.support.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs as a shell would: by path, or along the {@code PATH} with Windows' {@code PATHEXT}. */
public final class ExecutableFinder {

    private final List<Path> folders;
    private final List<String> extensions;

    public ExecutableFinder(Map<String, String> environment) {
        this.folders = split(variable("PATH", environment))
                .flatMap(ExecutableFinder::folder)
                .toList();
        this.extensions = Stream.concat(
                        Stream.of(""), split(variable("PATHEXT", environment)).map(ext -> ext.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Windows ignores the case of a variable's name, and usually has {@code Path}. */
    private static String variable(String name, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> environment.entrySet().stream()
                        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .orElse("");
    }

    /** Finds a program by its name on the {@code PATH}. */
    public Optional<Path> find(String name) {
        return folders.stream().flatMap(folder -> candidates(folder, name)).findFirst();
    }

    /** Finds a program by its name, or by a path relative to a folder. */
    public Optional<Path> find(String program, Path directory) {
        boolean isPath = program.indexOf('/') >= 0 || program.indexOf(File.separatorChar) >= 0;
        return isPath ? candidates(directory, program).findFirst() : find(program);
    }

    private Stream<Path> candidates(Path folder, String name) {
        return extensions.stream()
                .map(extension -> folder.resolve(name + extension))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }

    private static Stream<String> split(String list) {
        return Arrays.stream(list.split(File.pathSeparator)).filter(entry -> !entry.isBlank());
    }

    private static Stream<Path> folder(String text) {
        try {
            return Stream.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Stream.empty(); // a shell would not find anything there either
        }
    }
}
