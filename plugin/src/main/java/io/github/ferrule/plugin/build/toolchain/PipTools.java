package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.ExecutableFinder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Zig and cargo-zigbuild in a folder of Ferrule's own: pinned, checked against their hashes, installed at once or not.
 *
 * @param finder finds Python
 * @param cache has the folder
 */
public record PipTools(ExecutableFinder finder, ToolCache cache) {

    private static final String REQUIREMENTS = "zig-requirements.txt";
    static final String ZIG = "0.17.0";
    static final String ZIGBUILD = "0.24.0";
    private static final String RELEASE = "zig-" + ZIG + "-zigbuild-" + ZIGBUILD;

    Path executable(String folder, String name) {
        return folder().executable(folder, name);
    }

    /** Whether the tools are there, or may be installed. */
    boolean available() {
        return cache.offers(RELEASE);
    }

    /**
     * Installs the tools if they are not there.
     *
     * @throws FerruleException if that is not allowed, or fails
     */
    void ensure() {
        if (!available()) {
            throw refused();
        }
        folder().fill(this::install);
    }

    private ToolFolder folder() {
        return cache.folder(RELEASE);
    }

    private void install(Path part) throws IOException {
        Path requirements = part.resolve(REQUIREMENTS);
        try (InputStream in = PipTools.class.getResourceAsStream(REQUIREMENTS)) {
            Files.copy(in, requirements);
        }
        cache.announce()
                .accept("installing " + RELEASE + " into " + folder().home() + " with pip (once, about 100 MB)");
        Command pip = Command.of(part, python(), "-m", "pip", "install", "--disable-pip-version-check", "--no-deps")
                .with(List.of("--only-binary=:all:", "--require-hashes", "--requirement", requirements.toString()))
                .with(List.of("--target", part.toString()));
        cache.run("zig", "pip", pip);
    }

    private String python() {
        return Stream.of("python3", "python")
                .filter(name -> finder.find(name).isPresent())
                .findFirst()
                .orElseThrow(() -> Problem.of(
                                ProblemCode.PROVISIONING_FAILED,
                                "zig: cannot be installed, there is no Python on the PATH")
                        .remedy("install Python 3 with pip, or zig and cargo-zigbuild yourself:")
                        .remedy("  cargo install --locked cargo-zigbuild")
                        .asException());
    }

    private FerruleException refused() {
        return Problem.of(
                        ProblemCode.PROVISIONING_REFUSED,
                        "zig and cargo-zigbuild are missing, and Ferrule may not install them")
                .fact("Maven is offline, or ferrule.provision is never")
                .remedy("run  pip install ziglang==" + ZIG + " cargo-zigbuild==" + ZIGBUILD)
                .remedy("or let Ferrule do it once:  mvn ferrule:build -Dferrule.provision=auto")
                .asException();
    }
}
