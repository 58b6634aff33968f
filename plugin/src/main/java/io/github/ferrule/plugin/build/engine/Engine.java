package io.github.ferrule.plugin.build.engine;

import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.test.TestPlanner;
import io.github.ferrule.plugin.build.test.TestRun;
import io.github.ferrule.plugin.build.toolchain.Provisioning;
import io.github.ferrule.plugin.build.toolchain.ToolCache;
import io.github.ferrule.plugin.support.process.CommandRunner;
import io.github.ferrule.plugin.support.process.ExecutableFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Plans and runs the build of one crate on this machine. */
public final class Engine {

    private final CommandRunner runner;
    private final CompileWatch output;
    private final Provisioning provisioning;
    private final BuildTools tools;
    private final Machine machine;

    /**
     * Wires the pieces.
     *
     * @param runner starts programs
     * @param environment the environment variables
     * @param provisioning whether missing tools may be installed
     * @param output gets each line that a tool prints
     */
    public Engine(
            CommandRunner runner, Map<String, String> environment, Provisioning provisioning, Consumer<String> output) {
        this.runner = runner;
        this.output = new CompileWatch(output);
        this.provisioning = provisioning;
        ExecutableFinder finder = new ExecutableFinder(environment);
        ToolCache cache = new ToolCache(runner, provisioning, output);
        this.tools = new BuildTools(runner, environment, finder, cache);
        this.machine = new Machine(environment, finder, tools);
    }

    /** Looks at the crate and the machine, and decides what is to be done; changes nothing. */
    public Prepared prepare(CrateRequest request) throws IOException {
        return new CratePlanner(runner, machine).plan(request);
    }

    /** Installs what the plan lacks. */
    public void provide(Prepared prepared) {
        new Installer(tools, provisioning, output).provide(prepared);
    }

    /** Installs what the plan lacks, and runs it. */
    public BuildReport build(Prepared prepared) throws IOException {
        provide(prepared);
        return new CrateBuilder(runner, tools, output).build(prepared);
    }

    /** Decides how each target's tests would be run. */
    public List<TestRun> testRuns(Prepared prepared) {
        return new TestPlanner(machine.emulators(prepared.plan()
                        .libraries()
                        .map(it -> it.target().triple())
                        .toList()))
                .plan(prepared.plan());
    }

    /** Returns the output of the tools, which reports when cargo begins to compile. */
    public CompileWatch output() {
        return output;
    }

    /**
     * Decides how each target would be built, and collects what stands in the way.
     *
     * @param folder the crate's folder, which decides about the toolchain
     * @param wanted the platforms
     * @param toolchain the rustup toolchain that the user chose
     */
    public Survey survey(Path folder, Wanted wanted, Optional<String> toolchain) throws IOException {
        return new Surveyor(runner, machine).survey(folder, wanted, toolchain);
    }
}
