package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.backend.Backend;
import io.github.ferrule.plugin.build.backend.Backends;
import io.github.ferrule.plugin.build.backend.CargoXwin;
import io.github.ferrule.plugin.build.backend.CargoZigbuild;
import io.github.ferrule.plugin.build.backend.Cross;
import io.github.ferrule.plugin.build.backend.NativeCargo;
import io.github.ferrule.plugin.build.backend.ToolInstaller;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.process.CommandRunner;
import io.github.ferrule.plugin.support.process.ExecutableFinder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Finds the tools that backends need in addition to Rust, and installs the missing ones. */
public final class BackendTools {

    private static final Object RUSTUP = new Object();

    private final ZigProvider zig;
    private final CargoTools cargoTools;
    private final CCompilers compilers;
    private final ContainerEngine containers;
    private final ProvisioningPolicy provisioning;
    private final Consumer<String> output;
    private final ToolInstaller installer = new ToolInstaller() {
        @Override
        public void installZig(CargoZigbuild backend) {
            zig.install(backend);
        }

        @Override
        public void installCargoTool(String program) {
            cargoTools.install(program);
        }
    };

    /**
     * Looks for tools on a machine.
     *
     * @param runner starts programs
     * @param environment the environment variables
     * @param finder finds programs
     * @param provisioning tells if missing tools may be installed, and where
     * @param output receives announcements, and each line that an installer prints
     */
    public BackendTools(
            CommandRunner runner,
            Map<String, String> environment,
            ExecutableFinder finder,
            ProvisioningPolicy provisioning,
            Consumer<String> output) {
        ToolCache cache = new ToolCache(runner, provisioning, output);
        this.zig = new ZigProvider(finder, environment, runner, cache);
        this.cargoTools = new CargoTools(finder, cache);
        this.compilers = new CCompilers(finder, Path.of("/"));
        this.containers = new ContainerEngine(environment, finder, runner);
        this.provisioning = provisioning;
        this.output = output;
    }

    /** Returns the backends, with the tools found for these targets. */
    public Backends backends(Collection<TargetRequest> requests) {
        List<TargetTriple> targets = TargetRequest.triples(requests);
        return new Backends(
                new NativeCargo(),
                zig.locate(),
                compilers.gcc(targets),
                compilers.clang(targets),
                new CargoXwin(cargoTools.locate(CargoTool.XWIN)),
                new Cross(cargoTools.locate(CargoTool.CROSS)));
    }

    /**
     * Returns the name or path of a program of exactly this version, which is installed if it must be.
     *
     * @param directory the folder to start it in
     * @throws FerruleException if it is missing and may not be installed, or its installation fails
     */
    public String program(CargoTool tool, Path directory) {
        return cargoTools.exact(tool, directory);
    }

    /** Checks if zig is there, or may be installed. */
    public boolean hasZig() {
        return zig.locate().available();
    }

    /**
     * Installs the missing tools of a plan.
     *
     * @param rust the toolchain that builds the plan
     * @throws FerruleException if one may not be installed, or its installation fails
     */
    public void install(BuildPlan plan, RustToolchain rust) {
        requireContainers(plan);
        Host host = plan.host();
        // rustup does not support two calls at once, as modules of a parallel Maven would make
        synchronized (RUSTUP) {
            new StandardLibraries(rust, provisioning, output)
                    .install(plan.standardLibraries(), new RustCompiler(host.rustc(), host.triple(), host.sysroot()));
        }
        plan.backends().forEach(backend -> backend.install(installer));
    }

    /** Returns a warning if a backend's tools have not been tested together with this rustc. */
    public Optional<String> untested(String rustc, Backend used) {
        return used.zigbuild().flatMap(backend -> zig.untested(rustc, backend));
    }

    /** Asks the container engine before an hour of compiling, not after it. */
    private void requireContainers(BuildPlan plan) {
        String targets = plan.steps().stream()
                .filter(step -> step.backend().usesContainers())
                .flatMap(step -> step.libraries().stream())
                .map(library -> library.target().toString())
                .collect(Collectors.joining(", "));
        Optional<Problem> problem = targets.isEmpty()
                ? Optional.empty()
                : containers.unusable(targets, plan.crate().workspaceRoot());
        if (problem.isPresent()) {
            throw problem.get().asException();
        }
    }
}
