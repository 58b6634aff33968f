package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.explain.MissingTool;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
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

    private static final List<CargoTool> BACKENDS = List.of(CargoTool.CROSS, CargoTool.XWIN);

    /** Settings that the user makes for crates; a tool is built for this machine, without extra flags. */
    private static final List<String> FOR_CRATES = List.of(
            "CARGO_BUILD_TARGET",
            "CARGO_TARGET_DIR",
            "CARGO_ENCODED_RUSTFLAGS",
            "CARGO_BUILD_RUSTFLAGS",
            "RUSTFLAGS",
            "RUSTUP_TOOLCHAIN");

    /** Returns the name or path of a backend that is there, or that {@link #install} will put there. */
    String locate(CargoTool tool) {
        boolean own = finder.find(tool.program()).isEmpty() && cache.offers(tool.release());
        if (own) {
            cache.startCheck(tool.release());
        }
        return own ? path(tool) : tool.program();
    }

    /** Installs a backend, if {@link #locate} returned its path and it is not there. */
    void install(String program) {
        BACKENDS.stream().filter(tool -> program.equals(path(tool))).forEach(this::install);
    }

    /**
     * Returns the name or path of a program of exactly this version, which is installed if it must be.
     *
     * @param directory the folder to start it in
     * @throws FerruleException if it is missing and may not be installed, or its installation fails
     */
    String exact(CargoTool tool, Path directory) {
        if (finder.find(tool.program()).isPresent()
                && versionOnPath(tool, directory).equals(tool.toString())) {
            return tool.program();
        }
        if (!cache.offers(tool.release())) {
            throw Problem.of(ProblemCode.TOOL_MISSING, tool + ": is not installed, and Ferrule may not install it")
                    .remedy(tool.installation())
                    .remedy("or let Ferrule install it: without  -Dferrule.provision=never  and without Maven's  -o")
                    .asException();
        }
        install(tool);
        return path(tool);
    }

    private String versionOnPath(CargoTool tool, Path directory) {
        return cache.ask(Command.of(directory, tool.program(), "--version"))
                .output()
                .trim();
    }

    private void install(CargoTool tool) {
        cache.install(tool.release(), part -> cargoInstall(tool, part));
    }

    private void cargoInstall(CargoTool tool, Path part) {
        cache.output()
                .accept("compiling " + tool + " for " + cache.folder(tool.release())
                        + " with cargo (once, some minutes)");
        Map<String, Optional<String>> without = new TreeMap<>();
        FOR_CRATES.forEach(variable -> without.put(variable, Optional.empty()));
        Command cargo = Command.of(part, "cargo")
                .with(tool.arguments(List.of("--root", part.toString())))
                .withEnvironment(without);
        try {
            cache.run(tool.program(), "cargo install", cargo);
        } catch (CommandNotFoundException e) {
            throw MissingTool.of(tool.program(), e.program()).asException();
        }
    }

    private String path(CargoTool tool) {
        return cache.executable(tool.release(), "bin", tool.program()).toString();
    }
}
