package io.github.ferrule.plugin.build.test;

import io.github.ferrule.plugin.build.BuildGroup;
import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.BuildStep;
import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.backend.Backend;
import io.github.ferrule.plugin.build.backend.CargoSubcommand;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.process.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides, without touching the machine, how to run the tests of each target.
 *
 * @param emulators the emulator call for each target that has one
 */
public record TestPlanner(Map<TargetTriple, String> emulators) {

    /** Plans one run per target, in the order of the plan. */
    public List<TestRun> plan(BuildPlan plan) {
        return plan.steps().stream().flatMap(this::runs).toList();
    }

    private Stream<TestRun> runs(BuildStep step) {
        BuildGroup group = step.group();
        return group.targets().stream()
                .map(target -> run(
                        step.backend(),
                        new BuildGroup(group.crate(), List.of(target), group.options(), group.host()),
                        target));
    }

    private TestRun run(Backend backend, BuildGroup group, TargetRequest target) {
        TargetTriple triple = target.spec().triple();
        Host host = group.host();
        Command call = backend.command(CargoSubcommand.TEST, group);
        if (backend.usesContainers()) {
            return TestRun.by("by " + backend.name(), target.spec(), call);
        }
        Optional<String> configured = host.configuredRunner(triple);
        if (configured.isPresent()) {
            return TestRun.by("by your runner " + configured.get(), target.spec(), call);
        }
        if (runsHere(triple, host.triple())) {
            return TestRun.by("natively", target.spec(), call);
        }
        String emulator = emulators.get(triple);
        String variable = "CARGO_TARGET_" + triple.asEnvironmentName() + "_RUNNER";
        return emulator == null
                ? TestRun.impossible(
                        "no emulator for it is on the PATH, and " + variable + " is not set", target.spec())
                : TestRun.by(
                        "by " + emulator, target.spec(), call.withEnvironment(Map.of(variable, Optional.of(emulator))));
    }

    /** Checks for the same processor and system; the C library does not matter, because musl is linked into the test. */
    private static boolean runsHere(TargetTriple target, TargetTriple host) {
        return target.os() == host.os() && target.architecture() == host.architecture();
    }
}
