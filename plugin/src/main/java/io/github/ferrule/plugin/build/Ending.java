package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.explain.Explainer;
import io.github.ferrule.plugin.build.explain.MissingTool;
import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;

/** How a cargo process ended, and so why there is no library for one of its targets. */
sealed interface Ending {

    Problem explain(ExpectedLibrary missing);

    /** Its program is not there. */
    record NotStarted(String program) implements Ending {
        @Override
        public Problem explain(ExpectedLibrary missing) {
            return MissingTool.of(missing.target().toString(), program);
        }
    }

    /**
     * It ran to its end.
     *
     * @param step what ran
     * @param code zero says success
     * @param output the last of what it printed
     */
    record Exit(BuildStep step, int code, String output) implements Ending {

        @Override
        public Problem explain(ExpectedLibrary missing) {
            if (step.backend().gaveUp(output)) {
                return builtElsewhere(missing);
            }
            return code == 0 ? nothingBuilt(missing) : failed(missing);
        }

        private Problem builtElsewhere(ExpectedLibrary missing) {
            String target = missing.target().toString();
            return Problem.of(
                            ProblemCode.BUILT_ON_HOST,
                            target + ": " + step.backend().name() + " used no container, but this machine's own cargo")
                    .fact("it has no image for the target, or does not support this machine; its words stand above")
                    .remedy("name an image in Cross.toml:  [target." + target + "]  image = \"…\"")
                    .remedy("or write  <backend>auto</backend>  for the target");
        }

        private Problem failed(ExpectedLibrary missing) {
            Explainer explainer = new Explainer(
                    missing.target().triple(),
                    step.libraries().stream().map(Exit::triple).toList(),
                    output);
            return explainer.cause().orElseGet(() -> unknown(missing, explainer));
        }

        private Problem unknown(ExpectedLibrary missing, Explainer explainer) {
            return Problem.of(ProblemCode.CARGO_FAILED, missing.target() + ": cargo failed with exit code " + code)
                    .facts(explainer.headlines())
                    .fact("all that it and rustc said stands above")
                    .remedy("to see it alone  " + step.command().changeOfDirectory())
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
