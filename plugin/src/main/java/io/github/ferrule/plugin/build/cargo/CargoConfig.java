package io.github.ferrule.plugin.build.cargo;

import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/** The user's {@code .cargo/config.toml} files, nearest first: the linker and runner of each target. */
public final class CargoConfig {

    private final List<ConfigFile> files;

    private CargoConfig(List<ConfigFile> files) {
        this.files = List.copyOf(files);
    }

    private record ConfigFile(Path path, String text, TomlParseResult toml) {}

    /**
     * A setting of a file.
     *
     * @param value the text
     * @param place the file and line
     */
    public record Setting(String value, String place) {}

    /**
     * Parses the files.
     *
     * @param texts contents by path, the file nearest to the crate first, as cargo ranks them
     * @throws FerruleException if one is not TOML
     */
    public static CargoConfig parse(Map<Path, String> texts) {
        return new CargoConfig(texts.entrySet().stream()
                .map(file -> parse(file.getKey(), file.getValue()))
                .toList());
    }

    /** Returns the linker that the user configured for a target. */
    public Optional<Setting> linker(TargetTriple target) {
        return settings("target", target.text(), "linker").findFirst();
    }

    /** Returns the command that the user configured to run a target's programs. */
    public Optional<String> runner(TargetTriple target) {
        return settings("target", target.text(), "runner").map(Setting::value).findFirst();
    }

    /** Checks if any file contains one of these words, in whatever table: a hint that cargo must be asked. */
    public boolean mentions(String... words) {
        return files.stream().anyMatch(file -> Arrays.stream(words).anyMatch(file.text::contains));
    }

    /** Returns the file and number of the first line that contains a text. */
    public Optional<String> place(Pattern text) {
        for (ConfigFile file : files) {
            List<String> lines = file.text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (text.matcher(lines.get(i)).find()) {
                    return Optional.of(file.path + ":" + (i + 1));
                }
            }
        }
        return Optional.empty();
    }

    private Stream<Setting> settings(String... key) {
        return files.stream().map(file -> setting(file, Arrays.asList(key))).filter(Objects::nonNull);
    }

    private static Setting setting(ConfigFile file, List<String> key) {
        Object value = file.toml.get(key);
        TomlPosition position = file.toml.inputPositionOf(key);
        return value == null
                ? null
                : new Setting(text(value), file.path + (position == null ? "" : ":" + position.line()));
    }

    private static String text(Object value) {
        return value instanceof TomlArray array
                ? array.toList().stream().map(Object::toString).collect(Collectors.joining(" "))
                : value.toString().trim();
    }

    private static ConfigFile parse(Path file, String text) {
        TomlParseResult result = Toml.parse(text);
        if (result.hasErrors()) {
            throw Problem.of(ProblemCode.BROKEN_CARGO_CONFIG, file + ": is not valid TOML")
                    .fact(result.errors().get(0).position() + ": "
                            + result.errors().get(0).getMessage())
                    .remedy("correct the file; cargo reads it too")
                    .asException();
        }
        return new ConfigFile(file, text, result);
    }
}
