package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.CommandResult;
import io.github.ferrule.plugin.support.text.EditDistance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes sure that Rust's standard library is there for every target.
 *
 * @param rust the toolchain that is to have them
 * @param provisioning whether what is missing may be installed
 * @param announce gets what is being installed, and what rustup says of it
 */
public record StandardLibraries(Rust rust, Provisioning provisioning, Consumer<String> announce) {

    /**
     * Installs what is missing, in one call of rustup.
     *
     * @throws FerruleException if a target is unknown to the compiler, or its library cannot be had
     */
    public void ensure(List<TargetTriple> targets, RustCompiler compiler) {
        List<TargetTriple> missing = targets.stream()
                .filter(target -> !compiler.hasStandardLibrary(target))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        rejectUnknown(missing);
        if (!provisioning.allowed()) {
            throw missing(missing, compiler, "provisioning is off");
        }
        announce.accept("installing Rust's standard library for " + names(missing) + " with rustup");
        List<String> arguments = new ArrayList<>(List.of("target", "add"));
        missing.forEach(target -> arguments.add(target.text()));
        CommandResult result = rust.rustup(arguments);
        result.error().lines().forEach(announce);
        if (!result.succeeded()) {
            throw missing(atFault(missing, compiler, result.error()), compiler, words(result.error()));
        }
    }

    /** One that cannot be had makes the call fail for all: rustup names it, and has installed those before it. */
    private static List<TargetTriple> atFault(List<TargetTriple> targets, RustCompiler compiler, String error) {
        List<TargetTriple> named = targets.stream()
                .filter(target -> error.contains("'" + target + "'"))
                .filter(target -> !compiler.hasStandardLibrary(target))
                .toList();
        return named.isEmpty() ? targets : named;
    }

    /** What rustup says of the failure itself, without its progress or the stack of its own functions. */
    private static String words(String error) {
        return error.lines()
                .takeWhile(line -> !line.startsWith("Stack backtrace"))
                .filter(line -> !line.startsWith("info:"))
                .collect(Collectors.joining("\n"));
    }

    private void rejectUnknown(List<TargetTriple> targets) {
        List<String> known = rust.rustc().knownTargets();
        List<Problem> problems = targets.stream()
                .filter(target -> !known.contains(target.text()))
                .map(target -> Problem.of(ProblemCode.UNKNOWN_TARGET, target + ": rustc knows no such target")
                        .fact("closest: " + closest(target.text(), known))
                        .remedy("list them all with  rustc --print target-list"))
                .toList();
        if (!problems.isEmpty()) {
            throw new FerruleException(problems);
        }
    }

    private static FerruleException missing(List<TargetTriple> targets, RustCompiler compiler, String cause) {
        return Problem.of(
                        ProblemCode.STANDARD_LIBRARY_MISSING,
                        names(targets) + ": Rust's standard library for it is not installed")
                .fact("rustc " + compiler.version() + " in " + compiler.sysroot())
                .facts(cause.lines().toList())
                .remedy("run  rustup target add " + names(targets))
                .asException();
    }

    private static String names(List<TargetTriple> targets) {
        return targets.stream().map(TargetTriple::text).collect(Collectors.joining(" "));
    }

    private static String closest(String wanted, List<String> known) {
        return known.stream()
                .sorted(Comparator.comparingInt(candidate -> EditDistance.between(wanted, candidate)))
                .limit(3)
                .collect(Collectors.joining(", "));
    }
}
