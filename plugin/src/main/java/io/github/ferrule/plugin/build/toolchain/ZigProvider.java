package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.backend.CargoZigbuild;
import io.github.ferrule.plugin.build.link.LinkerProgram;
import io.github.ferrule.plugin.support.file.Folders;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.CommandResult;
import io.github.ferrule.plugin.support.process.CommandRunner;
import io.github.ferrule.plugin.support.process.ExecutableFinder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds cargo-zigbuild and zig: the user's first, else a pinned pair that pip installs in Ferrule's tool cache. */
final class ZigProvider {

    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+[\\w.+-]*");
    private static final String REQUIREMENTS = "zig-requirements.txt";
    private static final String RELEASE = "zig-" + PinnedVersions.ZIG + "-zigbuild-" + PinnedVersions.ZIGBUILD;

    private final ExecutableFinder finder;
    private final Map<String, String> environment;
    private final CommandRunner runner;
    private final ToolCache cache;

    ZigProvider(ExecutableFinder finder, Map<String, String> environment, CommandRunner runner, ToolCache cache) {
        this.finder = finder;
        this.environment = environment;
        this.runner = runner;
        this.cache = cache;
    }

    /** Returns where the two are, or where {@link #install} will put them. */
    CargoZigbuild locate() {
        boolean zigbuild = finder.find("cargo-zigbuild").isPresent();
        boolean zig = userHasZig();
        if (!zigbuild || !zig) {
            cache.startCheck(RELEASE);
        }
        return new CargoZigbuild(
                zigbuild ? "cargo-zigbuild" : ownZigbuild().toString(),
                zig ? Optional.empty() : Optional.of(ownZig().toString()),
                cache.offers(RELEASE) || (zig && zigbuild),
                cacheFolder(),
                LinkerProgram.ofThisProcess());
    }

    /** Returns the folder for the caches of both, if they cannot write to the user's: next to the tools, or cargo's files. */
    private Optional<Path> cacheFolder() {
        boolean windows = File.separatorChar == '\\';
        Optional<Path> usual = Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .or(() -> Optional.ofNullable(environment.get("HOME"))
                        .filter(folder -> !folder.isBlank())
                        .map(home -> Path.of(home, ".cache")));
        if (windows || usual.filter(Folders::canWrite).isPresent()) {
            return Optional.empty();
        }
        Path own = cache.provisioning().cache().resolve("zig");
        return Optional.of(Folders.canWrite(own) ? own : Path.of("ferrule-zig"));
    }

    /**
     * Installs the pair, if {@link #locate} returned its path and it is not there.
     *
     * @throws FerruleException if Ferrule may not install it, or the installation fails
     */
    void install(CargoZigbuild promised) {
        boolean needsOwn = promised.zig().isPresent()
                || promised.program().equals(ownZigbuild().toString());
        if (needsOwn && !cache.offers(RELEASE)) {
            throw Problem.of(
                            ProblemCode.PROVISIONING_REFUSED,
                            "zig and cargo-zigbuild are missing, and Ferrule may not install them")
                    .fact("Maven is offline, or ferrule.provision is never")
                    .remedy("run  pip install ziglang==" + PinnedVersions.ZIG_PACKAGE + " cargo-zigbuild=="
                            + PinnedVersions.ZIGBUILD)
                    .remedy("or let Ferrule do it once:  mvn ferrule:build -Dferrule.provision=auto")
                    .asException();
        }
        if (needsOwn) {
            cache.install(RELEASE, this::pipInstall);
        }
    }

    /** Returns a warning if these versions have not been tested together; empty if a tool does not print its version. */
    Optional<String> untested(String rustc, CargoZigbuild used) {
        Optional<String> zigbuild = used.program().equals(ownZigbuild().toString())
                ? Optional.of(PinnedVersions.ZIGBUILD)
                : version(used.program(), "--version");
        Optional<String> zigVersion = version(python(), "-m", "ziglang", "version")
                .or(() -> used.zig().isPresent()
                        ? Optional.of(PinnedVersions.ZIG)
                        : version(environment.getOrDefault("CARGO_ZIGBUILD_ZIG_PATH", "zig"), "version"));
        return zigbuild.flatMap(
                one -> zigVersion.flatMap(other -> TestedVersions.load().warning(rustc, one, other)));
    }

    private void pipInstall(Path part) throws IOException {
        Path requirements = part.resolve(REQUIREMENTS);
        try (InputStream in = ZigProvider.class.getResourceAsStream(REQUIREMENTS)) {
            Files.copy(in, requirements);
        }
        cache.output()
                .accept("installing " + RELEASE + " into " + cache.folder(RELEASE) + " with pip (once, about 100 MB)");
        Command pip = Command.of(part, installer(), "-m", "pip", "install", "--disable-pip-version-check", "--no-deps")
                .with(List.of("--only-binary=:all:", "--require-hashes", "--requirement", requirements.toString()))
                .with(List.of("--target", part.toString()));
        cache.runQuietly("zig", "pip", pip);
    }

    private String installer() {
        return Stream.of("python3", "python")
                .filter(name -> finder.find(name).isPresent())
                .findFirst()
                .orElseThrow(() -> Problem.of(
                                ProblemCode.PROVISIONING_FAILED,
                                "zig: cannot be installed, because Python is not on the PATH")
                        .remedy("install Python 3 with pip, or zig and cargo-zigbuild yourself:")
                        .remedy("  cargo install --locked cargo-zigbuild")
                        .asException());
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

    /** cargo-zigbuild asks Python before the PATH, so it would find a zig that pip installed. */
    private boolean pythonHasZig() {
        return version(python(), "-m", "ziglang", "version").isPresent();
    }

    private Path ownZig() {
        return cache.executable(RELEASE, "ziglang", "zig");
    }

    private Path ownZigbuild() {
        return cache.executable(RELEASE, "bin", "cargo-zigbuild");
    }
}
