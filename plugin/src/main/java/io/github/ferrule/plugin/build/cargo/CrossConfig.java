package io.github.ferrule.plugin.build.cargo;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** The user's {@code Cross.toml}, as far as a plan depends on it; cross itself checks the rest. */
public final class CrossConfig {

    /** No such file. */
    public static final CrossConfig NONE = new CrossConfig(Optional.empty());

    private static final List<String> TOLD =
            List.of("image", "dockerfile", "pre-build", "runner", "zig", "build-std", "xargo", "env");

    private final Optional<TomlTable> file;

    private CrossConfig(Optional<TomlTable> file) {
        this.file = file;
    }

    /** Reads the file. */
    public static CrossConfig parse(String text) {
        return new CrossConfig(Optional.of(Toml.parse(text)));
    }

    /** Returns true if there is a section for a target, with which the user requests cross. */
    public boolean hasSection(TargetTriple target) {
        return section(target).isPresent();
    }

    /** Describes the section of a target: {@code image ghcr.io/…, build-std}. */
    public String describe(TargetTriple target) {
        return section(target).stream()
                .flatMap(section -> TOLD.stream().filter(section::contains).map(key -> describe(section, key)))
                .collect(Collectors.joining(", "));
    }

    /** Returns true if cross compiles Rust's standard library for a target, so that it need not be installed. */
    public boolean buildsStandardLibrary(TargetTriple target) {
        return Stream.of(section(target), table("build"))
                .flatMap(Optional::stream)
                .flatMap(section -> Stream.of("build-std", "xargo").map(section::get))
                .anyMatch(value -> value instanceof TomlArray list ? !list.isEmpty() : Boolean.TRUE.equals(value));
    }

    private static String describe(TomlTable section, String key) {
        return section.get(key) instanceof String text ? key + " " + text : key;
    }

    private Optional<TomlTable> section(TargetTriple target) {
        return table("target", target.text());
    }

    private Optional<TomlTable> table(String... path) {
        return file.map(it -> it.get(List.of(path)))
                .filter(TomlTable.class::isInstance)
                .map(TomlTable.class::cast);
    }
}
