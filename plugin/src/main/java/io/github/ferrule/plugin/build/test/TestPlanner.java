package io.github.ferrule.plugin.build.test;

import io.github.ferrule.plugin.build.Backend;
import io.github.ferrule.plugin.build.BuildGroup;
import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.BuildStep;
import io.github.ferrule.plugin.build.CargoVerb;
import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.build.test.TestRun.NotRun;
import io.github.ferrule.plugin.build.test.TestRun.Runs;
import io.github.ferrule.plugin.support.process.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides, without touching the machine, how each target's tests are run.
 *
 * @param emulators the words to put before a program, for each target that there is an emulator for
 */
public record TestPlanner(Map<TargetTriple, String> emulators) {

    /** One run a target, in the order of the plan. */
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
        Command call = backend.command(CargoVerb.TEST, group);
        if (backend.bringsEmulators()) {
            return new Runs(target.spec(), "by " + backend.name(), call);
        }
        Optional<String> configured = host.configuredRunner(triple);
        if (configured.isPresent()) {
            return new Runs(target.spec(), "by your runner " + configured.get(), call);
        }
        if (runsHere(triple, host.triple())) {
            return new Runs(target.spec(), "natively", call);
        }
        String emulator = emulators.get(triple);
        String variable = "CARGO_TARGET_" + triple.asEnvironmentName() + "_RUNNER";
        return emulator == null
                ? new NotRun(target.spec(), "no emulator for it is on the PATH, and " + variable + " is not set")
                : new Runs(
                        target.spec(), "by " + emulator, call.withEnvironment(Map.of(variable, Optional.of(emulator))));
    }

    /** The C library does not matter: what a test of musl needs is linked into it. */
    private static boolean runsHere(TargetTriple target, TargetTriple host) {
        return target.os() == host.os() && target.architecture() == host.architecture();
    }
}
