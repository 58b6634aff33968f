package io.github.ferrule.plugin.build.test;

import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.support.process.Command;
import java.util.Optional;

/**
 * The plan for the tests of one target.
 *
 * @param target the target
 * @param how {@code natively}, or the emulator; the reason if this machine cannot run them
 * @param command the cargo call; empty if this machine cannot run the tests
 */
public record TestRun(TargetSpec target, String how, Optional<Command> command) {

    static TestRun by(String how, TargetSpec target, Command command) {
        return new TestRun(target, how, Optional.of(command));
    }

    static TestRun impossible(String reason, TargetSpec target) {
        return new TestRun(target, reason, Optional.empty());
    }

    /** Describes the run in the plan. */
    public String describe() {
        return target + " -> " + command.map(call -> how + ": " + call).orElseGet(() -> "not run: " + how);
    }
}
