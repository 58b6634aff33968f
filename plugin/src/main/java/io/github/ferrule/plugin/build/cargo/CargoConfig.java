package io.github.ferrule.plugin.build.cargo;

import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** The user's {@code .cargo/config.toml} files, nearest first, as far as they bear on linking. */
public final class CargoConfig {

    private final List<TomlTable> files;

    private CargoConfig(List<TomlTable> files) {
        this.files = List.copyOf(files);
    }

    /**
     * Reads the files.
     *
     * @param texts contents by path, the file nearest to the crate first, as cargo ranks them
     * @throws FerruleException if one is not TOML
     */
    public static CargoConfig parse(Map<Path, String> texts) {
        return new CargoConfig(texts.entrySet().stream()
                .map(file -> parse(file.getKey(), file.getValue()))
                .toList());
    }

    /** The linker that the user configured for a target. */
    public Optional<String> linker(TargetTriple target) {
        return values("target", target.text(), "linker")
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }

    /** What the user configured to run a target's programs with, in words. */
    public Optional<String> runner(TargetTriple target) {
        return values("target", target.text(), "runner")
                .map(value -> words(value).collect(Collectors.joining(" ")))
                .findFirst();
    }

    /** Whether any file gives flags for exactly this target. */
    public boolean hasRustflags(TargetTriple target) {
        return values("target", target.text(), "rustflags").findAny().isPresent();
    }

    /** The flags that all files together give for exactly this target. */
    public List<String> rustflags(TargetTriple target) {
        return values("target", target.text(), "rustflags")
                .flatMap(CargoConfig::words)
                .toList();
    }

    /** The flags for all targets, which cargo drops as soon as a target has flags of its own. */
    public List<String> buildRustflags() {
        return values("build", "rustflags").flatMap(CargoConfig::words).toList();
    }

    private Stream<Object> values(String... key) {
        return files.stream().map(file -> file.get(Arrays.asList(key))).filter(value -> value != null);
    }

    private static Stream<String> words(Object value) {
        return value instanceof TomlArray array
                ? array.toList().stream().map(Object::toString)
                : Arrays.stream(value.toString().trim().split("\\s+"));
    }

    private static TomlTable parse(Path file, String text) {
        TomlParseResult result = Toml.parse(text);
        if (result.hasErrors()) {
            throw Problem.of(ProblemCode.BROKEN_CARGO_CONFIG, file + ": is not valid TOML")
                    .fact(result.errors().get(0).position() + ": "
                            + result.errors().get(0).getMessage())
                    .remedy("correct the file; cargo reads it too")
                    .asException();
        }
        return result;
    }
}
