package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.process.Command;
import io.github.ferrule.plugin.target.TargetSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What cargo is to do with a crate. */
public enum CargoVerb {
    /** Builds the library. */
    BUILD("build") {
        @Override
        List<String> arguments(BuildGroup group, Function<TargetSpec, String> form) {
            return group.arguments(form);
        }

        @Override
        Map<String, Optional<String>> environment(BuildGroup group) {
            return group.environment();
        }
    },

    /** Compiles and runs the tests of the group's one target. */
    TEST("test") {
        @Override
        List<String> arguments(BuildGroup group, Function<TargetSpec, String> form) {
            return group.testArguments(form);
        }

        @Override
        Map<String, Optional<String>> environment(BuildGroup group) {
            return group.testEnvironment();
        }
    };

    private final String word;

    CargoVerb(String word) {
        this.word = word;
    }

    /** Its name on cargo's command line. */
    String word() {
        return word;
    }

    /** Completes a call with what cargo needs to know. */
    Command complete(Command call, BuildGroup group) {
        return complete(call, group, target -> target.triple().text());
    }

    /** The same with each target in the form that a backend wants. */
    Command complete(Command call, BuildGroup group, Function<TargetSpec, String> form) {
        return call.with(arguments(group, form)).withEnvironment(environment(group));
    }

    abstract List<String> arguments(BuildGroup group, Function<TargetSpec, String> form);

    abstract Map<String, Optional<String>> environment(BuildGroup group);
}
