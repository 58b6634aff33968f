package io.github.ferrule.plugin.cargo;

import java.util.Set;
import org.tomlj.Toml;
import org.tomlj.TomlTable;

/** The user's {@code Cross.toml}, as far as the choice of a backend depends on it; cross itself checks the rest. */
public record CrossConfig(Set<String> targets) {

    public CrossConfig {
        targets = Set.copyOf(targets);
    }

    /** Reads the triples that the file has a section for. */
    public static CrossConfig parse(String text) {
        TomlTable sections = Toml.parse(text).getTable("target");
        return new CrossConfig(sections == null ? Set.of() : sections.keySet());
    }
}
