package io.github.ferrule.plugin.build.engine;

import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.PathRemapping;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.debug.DebugLevel;
import io.github.ferrule.plugin.build.debug.SymbolPlan;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.build.toolchain.CargoFiles;
import io.github.ferrule.plugin.build.toolchain.Emulators;
import io.github.ferrule.plugin.build.toolchain.RustCompiler;
import io.github.ferrule.plugin.build.toolchain.SymbolTools;
import io.github.ferrule.plugin.support.process.ExecutableFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * This machine, as far as a plan depends on it.
 *
 * @param environment the environment variables
 * @param finder finds programs
 * @param tools what there is to build with
 */
record Machine(Map<String, String> environment, ExecutableFinder finder, BuildTools tools) {

    Machine {
        environment = Map.copyOf(environment);
    }

    /** What a plan for a crate is made of besides the crate. */
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
        Emulators emulators = new Emulators(finder, Path.of("/"));
        Map<TargetTriple, String> found = new TreeMap<>();
        targets.forEach(target -> emulators.runner(target).ifPresent(words -> found.put(target, words)));
        return found;
    }
}
