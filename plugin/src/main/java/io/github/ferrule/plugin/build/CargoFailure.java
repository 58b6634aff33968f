package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.explain.Explainer;
import io.github.ferrule.plugin.build.explain.MissingTool;
import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;

/** Explains why a cargo process left no library for one of its targets. */
sealed interface CargoFailure {

    Problem explain(ExpectedLibrary missing);

    /**
     * The process could not be started.
     *
     * @param program the program that was not found
     */
    record NotStarted(String program) implements CargoFailure {
        @Override
        public Problem explain(ExpectedLibrary missing) {
            return MissingTool.of(missing.target().toString(), program);
        }
    }

    /**
     * The process ran, but the library is missing.
     *
     * @param step the step that it ran
     * @param exitCode zero if cargo reported success
     * @param output the last lines that it printed
     */
    record Exited(BuildStep step, int exitCode, String output) implements CargoFailure {

        @Override
        public Problem explain(ExpectedLibrary missing) {
            if (step.backend().gaveUp(output)) {
                return builtElsewhere(missing);
            }
            return exitCode == 0 ? nothingBuilt(missing) : failed(missing);
        }

        private Problem builtElsewhere(ExpectedLibrary missing) {
            String target = missing.target().toString();
            return Problem.of(
                            ProblemCode.BUILT_ON_HOST,
                            target + ": " + step.backend().name() + " ran this machine's cargo instead of a container")
                    .fact("it has no image for the target, or does not support this machine; see its output above")
                    .remedy("name an image in Cross.toml:  [target." + target + "]  image = \"…\"")
                    .remedy("or write  <backend>auto</backend>  for the target");
        }

        private Problem failed(ExpectedLibrary missing) {
            Explainer explainer = new Explainer(
                    missing.target().triple(),
                    step.libraries().stream().map(Exited::triple).toList(),
                    output);
            return new CEnvironment(step.group().host())
                    .explain(explainer.cause().orElseGet(() -> unknown(missing, explainer)), missing.target(), output);
        }

        private Problem unknown(ExpectedLibrary missing, Explainer explainer) {
            return Problem.of(ProblemCode.CARGO_FAILED, missing.target() + ": cargo failed with exit code " + exitCode)
                    .facts(explainer.headlines())
                    .fact("see the cargo and rustc output above")
                    .remedy("to run it alone  " + step.command().changeOfDirectory())
                    .remedy("                 " + step.command());
        }

        private Problem nothingBuilt(ExpectedLibrary missing) {
            Problem problem = Problem.of(
                    ProblemCode.NO_LIBRARY_BUILT, missing.target() + ": cargo reported success but built no cdylib");
            if (triple(missing).libc() == Libc.MUSL) {
                return problem.fact("rustc drops it for musl targets that link the C runtime statically")
                        .remedy("remove  +crt-static  from your RUSTFLAGS or .cargo/config.toml, or add")
                        .remedy("  <rustflags>-C target-feature=-crt-static</rustflags>  to the target");
            }
            return problem.fact("package " + step.group().crate().cargoPackage().name() + ", library "
                            + step.group().crate().library())
                    .remedy("see what cargo does with  " + step.command());
        }

        private static TargetTriple triple(ExpectedLibrary library) {
            return library.target().triple();
        }
    }
}
