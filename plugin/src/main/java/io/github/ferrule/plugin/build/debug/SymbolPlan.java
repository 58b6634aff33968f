package io.github.ferrule.plugin.build.debug;

import io.github.ferrule.plugin.build.CargoOptions;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.debug.SymbolSource.Dsymutil;
import io.github.ferrule.plugin.build.debug.SymbolSource.Objcopy;
import io.github.ferrule.plugin.build.debug.SymbolSource.Pdb;
import io.github.ferrule.plugin.build.debug.SymbolSource.Unavailable;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What is to be done for debug symbols.
 *
 * @param level how much a debugger is told
 * @param sources where the symbols of each target come from; empty if none are asked for
 */
public record SymbolPlan(DebugLevel level, SortedMap<TargetTriple, SymbolSource> sources) {

    /** Nothing is to be done. */
    public static final SymbolPlan NONE = new SymbolPlan(DebugLevel.NONE, Collections.emptySortedMap());

    public SymbolPlan {
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    }

    /**
     * Decides for each target.
     *
     * @param objcopy the tool for a target, if there is one
     * @param dsymutil whether that tool is there
     * @throws FerruleException if a tool is missing that every machine can have
     */
    public static SymbolPlan of(
            DebugLevel level,
            Collection<TargetTriple> targets,
            Function<TargetTriple, Optional<String>> objcopy,
            boolean dsymutil) {
        TreeMap<TargetTriple, SymbolSource> sources = new TreeMap<>();
        for (TargetTriple target : targets) {
            sources.put(target, source(target, objcopy, dsymutil));
        }
        return new SymbolPlan(level, sources);
    }

    /** The targets with the flags that they need, before those of the user. */
    public List<TargetRequest> applyTo(List<TargetRequest> targets) {
        return level == DebugLevel.NONE
                ? targets
                : targets.stream()
                        .map(target -> target.withRustflags(
                                sources.get(target.spec().triple()).rustflags()))
                        .toList();
    }

    /** The options with debug information. */
    public CargoOptions applyTo(CargoOptions options) {
        return level == DebugLevel.NONE
                ? options
                : options.withOverrides(options.overrides().withDebug(level.cargo()));
    }

    /** The lines of the plan. */
    public List<String> describe() {
        return sources.entrySet().stream()
                .map(source -> "  debug symbols of " + source.getKey() + " -> "
                        + source.getValue().describe())
                .toList();
    }

    private static SymbolSource source(
            TargetTriple target, Function<TargetTriple, Optional<String>> objcopy, boolean dsymutil) {
        if (target.slices().size() > 1) {
            return new Unavailable("dsymutil writes them for one processor at a time: build its two targets instead");
        }
        if (target.os() == OperatingSystem.MACOS) {
            return dsymutil
                    ? new Dsymutil()
                    : new Unavailable("dsymutil, which Xcode and LLVM have, is not on the PATH");
        }
        if (target.isMsvc()) {
            return new Pdb();
        }
        return objcopy.apply(target).map(Objcopy::new).orElseThrow(() -> missing(target));
    }

    private static FerruleException missing(TargetTriple target) {
        return Problem.of(
                        ProblemCode.OBJCOPY_MISSING,
                        target + ": there is no objcopy to take the debug symbols out with")
                .fact("rustc's own is in its sysroot since Rust 1.84, LLVM's and GNU's are on the PATH")
                .remedy("run  rustup component add llvm-tools , or install LLVM or the platform's binutils")
                .asException();
    }
}
