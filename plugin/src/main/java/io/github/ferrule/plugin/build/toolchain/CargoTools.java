package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.explain.MissingTool;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.CommandNotFoundException;
import io.github.ferrule.plugin.support.process.ExecutableFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Programs that cargo compiles from their sources: those of the user, else pinned ones in a folder of Ferrule's own.
 *
 * @param finder finds those of the user
 * @param cache has Ferrule's own
 */
public record CargoTools(ExecutableFinder finder, ToolCache cache) {

    private static final Map<String, String> VERSIONS = Map.of("cross", "0.2.5", "cargo-xwin", "0.23.1");

    /** What the user means for crates of their own; a tool is for this machine, and needs no flags. */
    private static final List<String> FOR_CRATES = List.of(
            "CARGO_BUILD_TARGET",
            "CARGO_TARGET_DIR",
            "CARGO_ENCODED_RUSTFLAGS",
            "CARGO_BUILD_RUSTFLAGS",
            "RUSTFLAGS",
            "RUSTUP_TOOLCHAIN");

    /** The name or path under which a program is there, or will be once {@link #ensure} has run. */
    public String locate(String name) {
        boolean own = finder.find(name).isEmpty() && cache.offers(release(name));
        return own ? path(name) : name;
    }

    /** Installs what {@link #locate} promised and is not there yet. */
    public void ensure(String program) {
        VERSIONS.keySet().stream()
                .filter(name -> program.equals(path(name)))
                .forEach(name -> folder(name).fill(part -> install(name, part)));
    }

    private void install(String name, Path part) {
        cache.announce()
                .accept("compiling " + name + " " + VERSIONS.get(name) + " for "
                        + folder(name).home() + " with cargo (once, some minutes)");
        Map<String, Optional<String>> without = new TreeMap<>();
        FOR_CRATES.forEach(variable -> without.put(variable, Optional.empty()));
        Command cargo = Command.of(part, "cargo", "install", "--locked", "--version", VERSIONS.get(name))
                .with(List.of("--root", part.toString(), name))
                .withEnvironment(without);
        try {
            cache.run(name, "cargo install", cargo);
        } catch (CommandNotFoundException e) {
            throw MissingTool.of(name, e.program()).asException();
        }
    }

    private ToolFolder folder(String name) {
        return cache.folder(release(name));
    }

    private String path(String name) {
        return folder(name).executable("bin", name).toString();
    }

    private static String release(String name) {
        return name + "-" + VERSIONS.get(name);
    }
}
