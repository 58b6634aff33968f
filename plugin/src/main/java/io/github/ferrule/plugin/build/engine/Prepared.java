package io.github.ferrule.plugin.build.engine;

import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.debug.SymbolPlan;
import io.github.ferrule.plugin.build.toolchain.Rust;
import io.github.ferrule.plugin.build.toolchain.RustCompiler;
import java.util.List;
import java.util.stream.Stream;

/**
 * A plan and the toolchain that it was made for.
 *
 * @param plan what is to be done
 * @param symbols what is to be done for debug symbols
 * @param rust the toolchain of the crate's folder
 * @param compiler what its compiler said of itself
 */
public record Prepared(BuildPlan plan, SymbolPlan symbols, Rust rust, RustCompiler compiler) {

    /** All of it, as a page to read. */
    public List<String> describe() {
        return Stream.concat(plan.describe().stream(), symbols.describe().stream())
                .toList();
    }
}
