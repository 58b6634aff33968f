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
 * Programs that cargo compiles from source: the user's, else pinned ones in Ferrule's tool cache.
 *
 * @param finder finds the user's
 * @param cache has Ferrule's own
 */
record CargoTools(ExecutableFinder finder, ToolCache cache) {

    private static final Map<String, String> VERSIONS =
            Map.of("cross", PinnedVersions.CROSS, "cargo-xwin", PinnedVersions.XWIN);

    /** Settings that the user makes for crates; a tool is built for this machine, without extra flags. */
    private static final List<String> FOR_CRATES = List.of(
            "CARGO_BUILD_TARGET",
            "CARGO_TARGET_DIR",
            "CARGO_ENCODED_RUSTFLAGS",
            "CARGO_BUILD_RUSTFLAGS",
            "RUSTFLAGS",
            "RUSTUP_TOOLCHAIN");

    /** Returns the name or path of a program that is there, or that {@link #install} will put there. */
    String locate(String name) {
        boolean own = finder.find(name).isEmpty() && cache.offers(release(name));
        if (own) {
            cache.startCheck(release(name));
        }
        return own ? path(name) : name;
    }

    /** Installs a program, if {@link #locate} returned its path and it is not there. */
    void install(String program) {
        VERSIONS.keySet().stream()
                .filter(name -> program.equals(path(name)))
                .forEach(name -> cache.install(release(name), part -> cargoInstall(name, part)));
    }

    private void cargoInstall(String name, Path part) {
        cache.output()
                .accept("compiling " + name + " " + VERSIONS.get(name) + " for " + cache.folder(release(name))
                        + " with cargo (once, some minutes)");
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

    private String path(String name) {
        return cache.executable(release(name), "bin", name).toString();
    }

    private static String release(String name) {
        return name + "-" + VERSIONS.get(name);
    }
}
