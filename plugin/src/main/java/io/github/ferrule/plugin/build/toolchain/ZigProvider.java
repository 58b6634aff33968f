package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.CargoZigbuild;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.CommandResult;
import io.github.ferrule.plugin.support.process.CommandRunner;
import io.github.ferrule.plugin.support.process.ExecutableFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds cargo-zigbuild and zig: those of the user first, else a pair of Ferrule's own, installed by pip. */
public final class ZigProvider {

    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+[\\w.+-]*");

    private final ExecutableFinder finder;
    private final Map<String, String> environment;
    private final CommandRunner runner;
    private final PipTools own;

    public ZigProvider(ExecutableFinder finder, Map<String, String> environment, CommandRunner runner, PipTools own) {
        this.finder = finder;
        this.environment = environment;
        this.runner = runner;
        this.own = own;
    }

    /** Where the two are, or where they will be once {@link #ensure} has run. */
    public CargoZigbuild locate() {
        return new CargoZigbuild(
                finder.find("cargo-zigbuild")
                        .map(path -> "cargo-zigbuild")
                        .orElseGet(() -> ownZigbuild().toString()),
                userHasZig() ? Optional.empty() : Optional.of(ownZig().toString()),
                own.available()
                        || (userHasZig() && finder.find("cargo-zigbuild").isPresent()));
    }

    /** Installs what {@link #locate} promised and is not there yet. */
    public void ensure(CargoZigbuild promised) {
        boolean needsOwn = promised.zig().isPresent()
                || promised.program().equals(ownZigbuild().toString());
        if (needsOwn) {
            own.ensure();
        }
    }

    /** What to say if these versions have not been tried together; nothing if a tool does not tell its version. */
    public Optional<String> untested(String rustc, CargoZigbuild used) {
        Optional<String> zigbuild = used.program().equals(ownZigbuild().toString())
                ? Optional.of(PipTools.ZIGBUILD)
                : version(used.program(), "--version");
        Optional<String> zigVersion = version(python(), "-m", "ziglang", "version")
                .or(() -> used.zig().isPresent()
                        ? Optional.of(PipTools.ZIG)
                        : version(environment.getOrDefault("CARGO_ZIGBUILD_ZIG_PATH", "zig"), "version"));
        return zigbuild.flatMap(
                one -> zigVersion.flatMap(other -> TestedVersions.load().warning(rustc, one, other)));
    }

    private Optional<String> version(String program, String... arguments) {
        Path here = Path.of("").toAbsolutePath();
        if (finder.find(program, here).isEmpty()) {
            return Optional.empty();
        }
        CommandResult result = runner.run(Command.of(here, program, arguments));
        Matcher version = VERSION.matcher(result.output());
        return result.succeeded() && version.find() ? Optional.of(version.group()) : Optional.empty();
    }

    private String python() {
        return environment.getOrDefault("CARGO_ZIGBUILD_PYTHON_PATH", "python3");
    }

    private boolean userHasZig() {
        return environment.containsKey("CARGO_ZIGBUILD_ZIG_PATH")
                || finder.find("zig").isPresent()
                || (!Files.exists(ownZig()) && pythonHasZig());
    }

    /** cargo-zigbuild asks Python before the PATH; so it would find a zig that pip installed. */
    private boolean pythonHasZig() {
        return version(python(), "-m", "ziglang", "version").isPresent();
    }

    private Path ownZig() {
        return own.executable("ziglang", "zig");
    }

    private Path ownZigbuild() {
        return own.executable("bin", "cargo-zigbuild");
    }
}
