package io.github.ferrule.plugin.build.engine;

import io.github.ferrule.plugin.build.Backend;
import io.github.ferrule.plugin.build.Backends;
import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.CargoXwin;
import io.github.ferrule.plugin.build.CargoZigbuild;
import io.github.ferrule.plugin.build.Cross;
import io.github.ferrule.plugin.build.ExpectedLibrary;
import io.github.ferrule.plugin.build.NativeCargo;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.build.toolchain.CCompilers;
import io.github.ferrule.plugin.build.toolchain.CargoTools;
import io.github.ferrule.plugin.build.toolchain.ContainerEngine;
import io.github.ferrule.plugin.build.toolchain.PipTools;
import io.github.ferrule.plugin.build.toolchain.ToolCache;
import io.github.ferrule.plugin.build.toolchain.ZigProvider;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.process.CommandRunner;
import io.github.ferrule.plugin.support.process.ExecutableFinder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What backends need besides Rust: what is there, and what may be installed. */
final class BuildTools {

    private final ZigProvider zig;
    private final CargoTools cargoTools;
    private final CCompilers compilers;
    private final ContainerEngine containers;

    BuildTools(CommandRunner runner, Map<String, String> environment, ExecutableFinder finder, ToolCache cache) {
        this.zig = new ZigProvider(finder, environment, runner, new PipTools(finder, cache));
        this.cargoTools = new CargoTools(finder, cache);
        this.compilers = new CCompilers(finder, Path.of("/"));
        this.containers = new ContainerEngine(environment, finder, runner);
    }

    /** The backends, with what was found for these targets. */
    Backends backends(Collection<TargetRequest> wanted) {
        List<TargetTriple> targets = TargetRequest.triples(wanted);
        return new Backends(
                new NativeCargo(),
                zig.locate(),
                compilers.gcc(targets),
                compilers.clang(targets),
                new CargoXwin(cargoTools.locate("cargo-xwin")),
                new Cross(cargoTools.locate("cross")));
    }

    /** Whether zig is there, or may be installed. */
    boolean hasZig() {
        return zig.locate().available();
    }

    /**
     * Asks what runs the containers, before an hour of compiling and not after it.
     *
     * @throws FerruleException if some target needs it, and it is not there or does not answer
     */
    void requireContainers(BuildPlan plan) {
        List<ExpectedLibrary> libraries = plan.steps().stream()
                .filter(step -> step.backend() instanceof Cross)
                .flatMap(step -> step.libraries().stream())
                .toList();
        String targets = libraries.stream().map(it -> it.target().toString()).collect(Collectors.joining(", "));
        Optional<Problem> problem = libraries.isEmpty()
                ? Optional.empty()
                : containers.unusable(targets, plan.crate().workspaceRoot());
        if (problem.isPresent()) {
            throw problem.get().asException();
        }
    }

    /** Installs the tools of a backend, if they were promised and are not there yet. */
    void ensure(Backend promised) {
        if (promised instanceof CargoZigbuild zigbuild) {
            zig.ensure(zigbuild);
        }
        cargoTools.ensure(promised.program());
    }

    /** What to say of tools that nobody has tried together. */
    Optional<String> untested(String rustc, Backend used) {
        return used instanceof CargoZigbuild zigbuild ? zig.untested(rustc, zigbuild) : Optional.empty();
    }
}
