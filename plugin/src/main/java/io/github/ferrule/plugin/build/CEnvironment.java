package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.support.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The environment variables that choose C compilers and their flags. Build scripts use them for every target, suitable or not.
 *
 * @param host the machine that builds
 */
record CEnvironment(Host host) {

    private static final Pattern OF_ZIG =
            Pattern.compile("(.*[/\\\\])?zig(cc|c\\+\\+)?\\b.*|.*\\bzig (cc|c\\+\\+)\\b.*");

    /** Returns a warning if C code of a target would be compiled with the headers of another glibc than the floor. */
    Optional<String> warning(TargetSpec target) {
        return target.glibcFloor()
                .flatMap(floor -> compilerVariables(target)
                        .filter(name -> host.variable(name).isPresent())
                        .filter(name -> !OF_ZIG.matcher(host.variable(name).orElseThrow())
                                .matches())
                        .findFirst()
                        .map(name -> "warning: " + target + ": " + name + "="
                                + host.variable(name).orElseThrow()
                                + " compiles C code with the headers of this machine's glibc,"
                                + " which may be newer than " + floor + "; unset " + name + " to compile it with zig"));
    }

    /**
     * Adds the flags that are set for every target to a problem, if they were used for a target of another processor.
     *
     * @param output what the tools printed
     */
    Problem explain(Problem problem, TargetSpec target, String output) {
        Problem explained = problem;
        if (target.triple().architecture() != host.triple().architecture()) {
            for (String name : List.of("CFLAGS", "CXXFLAGS", "CPPFLAGS", "LDFLAGS")) {
                explained = host.variable(name)
                        .flatMap(flags -> used(flags, output))
                        .map(flag -> named(problem, target, name, flag))
                        .orElse(explained);
            }
        }
        return explained;
    }

    private static Problem named(Problem problem, TargetSpec target, String name, String flag) {
        return problem.fact(name + " is set for every target and has " + flag
                        + ", which suits this machine; a conda environment sets it")
                .remedy("run  env -u CFLAGS -u CXXFLAGS -u CPPFLAGS -u LDFLAGS mvn package")
                .remedy("or set flags for one target only:  CFLAGS_" + target.triple() + "=…");
    }

    /** Returns the first machine-dependent flag that a tool was called with. */
    private static Optional<String> used(String flags, String output) {
        return Stream.of(flags.split("\\s+"))
                .filter(flag -> flag.startsWith("-m") || flag.startsWith("--sysroot") || flag.startsWith("-L"))
                .filter(output::contains)
                .findFirst();
    }

    /** The variables of the crate cc for a C or C++ compiler, in its order. */
    private static Stream<String> compilerVariables(TargetSpec target) {
        String triple = target.triple().text();
        String snake = triple.replace('-', '_');
        return Stream.of("CC_" + triple, "CC_" + snake, "TARGET_CC", "CXX_" + triple, "CXX_" + snake, "TARGET_CXX");
    }
}
