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
 * The plan for debug symbols.
 *
 * @param level the amount of information for debuggers
 * @param sources the source of each target's symbols; empty if none were requested
 */
public record SymbolPlan(DebugLevel level, SortedMap<TargetTriple, SymbolSource> sources) {

    /** The plan without debug symbols. */
    public static final SymbolPlan NONE = new SymbolPlan(DebugLevel.NONE, Collections.emptySortedMap());

    public SymbolPlan {
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    }

    /**
     * Decides on the source of each target's symbols.
     *
     * @param objcopy the tool for a target, if there is one
     * @param dsymutil true if dsymutil is on the {@code PATH}
     * @throws FerruleException if a tool is missing that every machine can install
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

    /** Returns the targets with the flags that they need, before those of the user. */
    public List<TargetRequest> applyTo(List<TargetRequest> targets) {
        return level == DebugLevel.NONE
                ? targets
                : targets.stream()
                        .map(target -> target.withRustflags(
                                sources.get(target.spec().triple()).rustflags()))
                        .toList();
    }

    /** Returns the options with debug information. */
    public CargoOptions applyTo(CargoOptions options) {
        return level == DebugLevel.NONE
                ? options
                : options.withOverrides(options.overrides().withDebug(level.cargo()));
    }

    /** Returns the lines for the printed plan. */
    public List<String> describe() {
        return sources.entrySet().stream()
                .map(source -> "  debug symbols of " + source.getKey() + " -> "
                        + source.getValue().describe())
                .toList();
    }

    private static SymbolSource source(
            TargetTriple target, Function<TargetTriple, Optional<String>> objcopy, boolean dsymutil) {
        if (target.slices().size() > 1) {
            return new Unavailable(
                    "dsymutil writes them for one architecture at a time: build both targets separately instead");
        }
        if (target.os() == OperatingSystem.MACOS) {
            return dsymutil
                    ? new Dsymutil()
                    : new Unavailable("dsymutil, which is part of Xcode and LLVM, is not on the PATH");
        }
        if (target.isMsvc()) {
            return new Pdb();
        }
        return objcopy.apply(target).map(Objcopy::new).orElseThrow(() -> missing(target));
    }

    private static FerruleException missing(TargetTriple target) {
        return Problem.of(
                        ProblemCode.OBJCOPY_MISSING,
                        target + ": objcopy, which separates the debug symbols, is missing")
                .fact(
                        "Ferrule looks for rustc's own (in its sysroot since Rust 1.84), then for LLVM's and GNU's on the PATH")
                .remedy("run  rustup component add llvm-tools , or install LLVM or the platform's binutils")
                .asException();
    }
}
