package io.github.ferrule.plugin.build.backend;

import io.github.ferrule.plugin.build.BuildGroup;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.support.process.Command;
import java.util.List;
import java.util.function.Function;

/** A command of cargo. */
public enum CargoSubcommand {
    /** Builds the library. */
    BUILD("build") {
        @Override
        Command complete(Command call, BuildGroup group, Function<TargetSpec, String> form) {
            return call.with(group.arguments(form)).withEnvironment(group.environment());
        }
    },

    /** Compiles the library as a static one, which keeps every symbol and needs no linker; dependencies are those of a build. */
    ARCHIVE("rustc") {
        @Override
        Command complete(Command call, BuildGroup group, Function<TargetSpec, String> form) {
            return BUILD.complete(call, group, form).with(List.of("--crate-type", "staticlib"));
        }
    },

    /** Compiles and runs the tests of the group's one target. */
    TEST("test") {
        @Override
        Command complete(Command call, BuildGroup group, Function<TargetSpec, String> form) {
            return call.with(group.testArguments(form)).withEnvironment(group.testEnvironment());
        }
    };

    private final String word;

    CargoSubcommand(String word) {
        this.word = word;
    }

    /** Returns its name on cargo's command line. */
    String word() {
        return word;
    }

    /** Completes a call with what cargo needs to know, and each target in the form that a backend wants. */
    abstract Command complete(Command call, BuildGroup group, Function<TargetSpec, String> form);

    /** Returns the same with targets as rustc spells them. */
    Command complete(Command call, BuildGroup group) {
        return complete(call, group, target -> target.triple().text());
    }
}
