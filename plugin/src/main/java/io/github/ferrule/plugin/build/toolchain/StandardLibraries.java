package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.CommandResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Installs Rust's standard library for targets.
 *
 * @param rust the toolchain to install them in
 * @param provisioning tells if missing ones may be installed
 * @param output receives announcements, and the output of rustup if it fails
 */
record StandardLibraries(RustToolchain rust, ProvisioningPolicy provisioning, Consumer<String> output) {

    /**
     * Installs the missing ones, in one call of rustup.
     *
     * @throws FerruleException if the compiler does not know a target, or its library cannot be installed
     */
    void install(List<TargetTriple> targets, RustCompiler compiler) {
        List<TargetTriple> missing = targets.stream()
                .filter(target -> !compiler.hasStandardLibrary(target))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        if (!provisioning.allowed()) {
            throw missing(missing, compiler, "provisioning is off");
        }
        output.accept("installing Rust's standard library for " + names(missing) + " with rustup");
        List<String> arguments = new ArrayList<>(List.of("target", "add"));
        missing.forEach(target -> arguments.add(target.text()));
        CommandResult result = rust.rustup(arguments);
        if (!result.succeeded()) {
            result.error().lines().forEach(output);
            throw missing(atFault(missing, compiler, result.error()), compiler, words(result.error()));
        }
    }

    /** Returns the targets that rustup names in its error: it has installed those before them. */
    private static List<TargetTriple> atFault(List<TargetTriple> targets, RustCompiler compiler, String error) {
        List<TargetTriple> named = targets.stream()
                .filter(target -> error.contains("'" + target + "'"))
                .filter(target -> !compiler.hasStandardLibrary(target))
                .toList();
        return named.isEmpty() ? targets : named;
    }

    /** Returns the error message of rustup, without progress and stack trace. */
    private static String words(String error) {
        return error.lines()
                .takeWhile(line -> !line.startsWith("Stack backtrace"))
                .filter(line -> !line.startsWith("info:"))
                .collect(Collectors.joining("\n"));
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
}
