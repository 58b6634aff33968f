package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.support.process.CommandResult;
import io.github.ferrule.plugin.support.process.CommandRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The Rust toolchain that counts in a folder: rustup lets each folder have its own. */
public final class Rust {

    private final RustTools tools;

    /**
     * Asks the tools of a folder.
     *
     * @param runner starts them
     * @param directory the crate's folder
     * @param toolchain the rustup toolchain that the user chose instead
     */
    public Rust(CommandRunner runner, Path directory, Optional<String> toolchain) {
        this.tools = new RustTools(runner, directory, toolchain);
    }

    /** Its compiler. */
    public Rustc rustc() {
        return new Rustc(tools);
    }

    /** Its cargo. */
    public Cargo cargo() {
        return new Cargo(tools);
    }

    /** Runs rustup; its own text explains a failure. */
    CommandResult rustup(List<String> arguments) {
        return tools.run(tools.command("rustup").with(arguments));
    }
}
