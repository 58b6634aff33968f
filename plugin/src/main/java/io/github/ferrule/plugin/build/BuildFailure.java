package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.problem.Problem;
import io.github.ferrule.plugin.problem.ProblemCode;
import io.github.ferrule.plugin.target.Libc;

/** Says why a step yielded no library for a target. */
final class BuildFailure {

    private BuildFailure() {}

    static Problem explain(BuildStep step, ExpectedLibrary expected, int exitCode) {
        return exitCode == 0 ? nothingBuilt(step, expected) : cargoFailed(step, expected, exitCode);
    }

    private static Problem cargoFailed(BuildStep step, ExpectedLibrary expected, int exitCode) {
        return Problem.of(ProblemCode.CARGO_FAILED, expected.target() + ": cargo failed with exit code " + exitCode)
                .fact("what it and rustc said stands above")
                .remedy("to see it alone  cd " + step.command().directory())
                .remedy("                 " + step.command());
    }

    private static Problem nothingBuilt(BuildStep step, ExpectedLibrary expected) {
        Problem problem = Problem.of(
                ProblemCode.NO_LIBRARY_BUILT, expected.target() + ": cargo reported success but built no cdylib");
        if (expected.target().triple().libc() == Libc.MUSL) {
            return problem.fact("rustc drops it for musl targets that link the C runtime statically")
                    .remedy("remove  +crt-static  from your RUSTFLAGS or .cargo/config.toml, or add")
                    .remedy("  <rustflags>-C target-feature=-crt-static</rustflags>  to the target");
        }
        return problem.fact("package " + step.group().crate().cargoPackage().name() + ", library "
                        + step.group().crate().library())
                .remedy("see what cargo does with  " + step.command());
    }
}
