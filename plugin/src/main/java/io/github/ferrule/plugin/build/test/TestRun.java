package io.github.ferrule.plugin.build.test;

import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.support.process.Command;

/** What becomes of one target's tests. */
public sealed interface TestRun {

    TargetSpec target();

    /** The line of the plan. */
    String describe();

    /**
     * They run.
     *
     * @param target the platform
     * @param how natively, or by which emulator
     * @param command the one cargo call
     */
    record Runs(TargetSpec target, String how, Command command) implements TestRun {
        @Override
        public String describe() {
            return target + " -> " + how + ": " + command;
        }
    }

    /**
     * This machine cannot run them.
     *
     * @param target the platform
     * @param reason why not
     */
    record NotRun(TargetSpec target, String reason) implements TestRun {
        @Override
        public String describe() {
            return target + " -> not run: " + reason;
        }
    }
}
