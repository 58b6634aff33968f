package io.github.ferrule.plugin.toolchain;

import io.github.ferrule.plugin.explain.MissingTool;
import io.github.ferrule.plugin.problem.FerruleException;
import io.github.ferrule.plugin.problem.Problem;
import io.github.ferrule.plugin.problem.ProblemCode;
import io.github.ferrule.plugin.process.Command;
import io.github.ferrule.plugin.process.CommandNotFoundException;
import io.github.ferrule.plugin.process.CommandRunner;
import io.github.ferrule.plugin.process.ExecutableFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Programs that cargo compiles from their sources: those of the user, else pinned ones in a folder of Ferrule's own. */
public final class CargoTools {

    private static final Map<String, String> VERSIONS = Map.of("cross", "0.2.5", "cargo-xwin", "0.23.1");

    /** What the user means for crates of their own; a tool is for this machine, and needs no flags. */
    private static final List<String> FOR_CRATES = List.of(
            "CARGO_BUILD_TARGET",
            "CARGO_TARGET_DIR",
            "CARGO_ENCODED_RUSTFLAGS",
            "CARGO_BUILD_RUSTFLAGS",
            "RUSTFLAGS",
            "RUSTUP_TOOLCHAIN");

    private final CommandRunner runner;
    private final ExecutableFinder finder;
    private final Provisioning provisioning;
    private final Consumer<String> announce;

    public CargoTools(
            CommandRunner runner, ExecutableFinder finder, Provisioning provisioning, Consumer<String> announce) {
        this.runner = runner;
        this.finder = finder;
        this.provisioning = provisioning;
        this.announce = announce;
    }

    /** The name or path under which a program is there, or will be once {@link #ensure} has run. */
    public String locate(String name) {
        boolean own = finder.find(name).isEmpty()
                && (provisioning.allowed() || folder(name).isThere());
        return own ? path(name) : name;
    }

    /** Installs what {@link #locate} promised and is not there yet. */
    public void ensure(String program) {
        VERSIONS.keySet().stream()
                .filter(name -> program.equals(path(name)))
                .forEach(name -> folder(name).fill(part -> install(name, part)));
    }

    private void install(String name, Path part) {
        announce.accept("compiling " + name + " " + VERSIONS.get(name) + " for "
                + folder(name).home() + " with cargo (once, some minutes)");
        Map<String, Optional<String>> without = new TreeMap<>();
        FOR_CRATES.forEach(variable -> without.put(variable, Optional.empty()));
        Command cargo = Command.of(part, "cargo", "install", "--locked", "--version", VERSIONS.get(name))
                .with(List.of("--root", part.toString(), name))
                .withEnvironment(without);
        try {
            int exitCode = runner.run(cargo, announce, announce);
            if (exitCode != 0) {
                throw failed(name, cargo, exitCode);
            }
        } catch (CommandNotFoundException e) {
            throw MissingTool.of(name, e.program()).asException();
        }
    }

    private ToolFolder folder(String name) {
        return new ToolFolder(provisioning.cache().resolve("tools").resolve(name + "-" + VERSIONS.get(name)));
    }

    private String path(String name) {
        return folder(name).executable("bin", name).toString();
    }

    private static FerruleException failed(String name, Command cargo, int exitCode) {
        return Problem.of(ProblemCode.PROVISIONING_FAILED, name + ": cargo install failed with exit code " + exitCode)
                .fact("what it said stands above")
                .remedy("to see it alone  " + cargo)
                .asException();
    }
}
