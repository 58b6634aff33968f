package io.github.ferrule.plugin.engine;

import io.github.ferrule.plugin.build.Backend;
import io.github.ferrule.plugin.build.Backends;
import io.github.ferrule.plugin.build.CargoXwin;
import io.github.ferrule.plugin.build.CargoZigbuild;
import io.github.ferrule.plugin.build.Cross;
import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.NativeCargo;
import io.github.ferrule.plugin.build.PathRemapping;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.process.CommandRunner;
import io.github.ferrule.plugin.process.ExecutableFinder;
import io.github.ferrule.plugin.symbols.DebugLevel;
import io.github.ferrule.plugin.symbols.SymbolPlan;
import io.github.ferrule.plugin.target.TargetTriple;
import io.github.ferrule.plugin.toolchain.CCompilers;
import io.github.ferrule.plugin.toolchain.CargoFiles;
import io.github.ferrule.plugin.toolchain.CargoTools;
import io.github.ferrule.plugin.toolchain.Emulators;
import io.github.ferrule.plugin.toolchain.PipTools;
import io.github.ferrule.plugin.toolchain.Provisioning;
import io.github.ferrule.plugin.toolchain.RustCompiler;
import io.github.ferrule.plugin.toolchain.SymbolTools;
import io.github.ferrule.plugin.toolchain.ToolCache;
import io.github.ferrule.plugin.toolchain.ZigProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What this machine has to build with. */
final class Machine {

    private final Map<String, String> environment;
    private final ExecutableFinder finder;
    private final ZigProvider zig;
    private final CargoTools tools;
    private final CCompilers compilers;
    private final Emulators emulators;

    Machine(CommandRunner runner, Map<String, String> environment, Provisioning provisioning, Consumer<String> output) {
        this.environment = Map.copyOf(environment);
        this.finder = new ExecutableFinder(environment);
        ToolCache cache = new ToolCache(runner, provisioning, output);
        this.zig = new ZigProvider(finder, environment, runner, new PipTools(finder, cache));
        this.tools = new CargoTools(finder, cache);
        this.compilers = new CCompilers(finder, Path.of("/"));
        this.emulators = new Emulators(finder, Path.of("/"));
    }

    /** The backends, with what was found for these targets. */
    Backends backends(Collection<TargetRequest> wanted) {
        List<TargetTriple> targets = wanted.stream()
                .flatMap(target -> target.spec().triple().slices().stream())
                .toList();
        return new Backends(
                new NativeCargo(),
                zig.locate(),
                compilers.gcc(targets),
                compilers.clang(targets),
                new CargoXwin(tools.locate("cargo-xwin")),
                new Cross(tools.locate("cross")));
    }

    /** Whether zig is there, or may be installed. */
    boolean hasZig() {
        return zig.locate().available();
    }

    /** The machine as far as a plan for a crate depends on it. */
    Host host(RustCompiler compiler, Path crate, Path workspaceRoot, Map<TargetTriple, String> deploymentTargets)
            throws IOException {
        return new Host(
                compiler.host(),
                compiler.version(),
                compiler.sysroot(),
                environment,
                CargoFiles.config(crate, environment),
                CargoFiles.cross(workspaceRoot, environment),
                deploymentTargets);
    }

    /** Names for the folders of a build, which no library should tell. */
    PathRemapping remapping(RustCompiler compiler, Path workspaceRoot) {
        return new PathRemapping(Map.of(
                CargoFiles.cargoHome(environment), "/cargo", compiler.sysroot(), "/rust", workspaceRoot, "/project"));
    }

    /** What is to be done here so that debug symbols lie in files of their own. */
    SymbolPlan symbols(DebugLevel level, Collection<TargetRequest> wanted, RustCompiler compiler) {
        if (level == DebugLevel.NONE) {
            return SymbolPlan.NONE;
        }
        SymbolTools symbolTools = new SymbolTools(finder, compiler);
        List<TargetTriple> targets =
                wanted.stream().map(target -> target.spec().triple()).toList();
        return SymbolPlan.of(level, targets, symbolTools::objcopy, symbolTools.hasDsymutil());
    }

    /** What runs programs of these targets here, by target. */
    Map<TargetTriple, String> emulators(Collection<TargetTriple> targets) {
        Map<TargetTriple, String> found = new TreeMap<>();
        targets.forEach(target -> emulators.runner(target).ifPresent(words -> found.put(target, words)));
        return found;
    }

    /** Installs the tools of a backend, if they were promised and are not there yet. */
    void ensure(Backend promised) {
        if (promised instanceof CargoZigbuild zigbuild) {
            zig.ensure(zigbuild);
        }
        tools.ensure(promised.program());
    }

    /** What to say of tools that nobody has tried together. */
    Optional<String> untested(String rustc, Backend used) {
        return used instanceof CargoZigbuild zigbuild ? zig.untested(rustc, zigbuild) : Optional.empty();
    }
}
