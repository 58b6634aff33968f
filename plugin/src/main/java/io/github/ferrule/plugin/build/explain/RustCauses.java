package io.github.ferrule.plugin.build.explain;

import io.github.ferrule.plugin.build.toolchain.PinnedVersions;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.List;

/** Errors of rustc and cargo-zigbuild before linking. */
final class RustCauses {

    static final List<Cause> ALL = List.of(
            Cause.of(
                            ProblemCode.STANDARD_LIBRARY_MISSING,
                            "error\\[E0463]: can't find crate for `(std|core)`",
                            "Rust's standard library for it is not installed")
                    .remedy("run  rustup target add {target}"),
            Cause.of(
                            ProblemCode.UNKNOWN_TARGET,
                            "could not find specification for target \"(?<name>[^\"]+)\"",
                            "rustc does not know the target '{name}'")
                    .remedy("to list all targets, run  rustc --print target-list"),
            Cause.of(
                            ProblemCode.INVALID_GLIBC_FLOOR,
                            "Malformed zig target abi suffix",
                            "cargo-zigbuild cannot read the glibc version after the triple")
                    .remedy("write  <target>{target}.2.17</target>"),
            Cause.of(
                            ProblemCode.NO_LIBRARY_BUILT,
                            "cannot produce cdylib for `(?<crate>[^` ]+)[^`]*`",
                            "rustc builds no cdylib for a target that links the C runtime statically")
                    .fact("package {crate}: +crt-static is on for {target}")
                    .remedy("remove  +crt-static  from your RUSTFLAGS or .cargo/config.toml, or add")
                    .remedy("  <rustflags>-C target-feature=-crt-static</rustflags>  to the target"),
            Cause.of(
                            ProblemCode.ZIG_TOO_OLD,
                            "zig version (?<version>\\S+) is too old, need at least (?<least>\\S+)",
                            "zig {version} is too old for cargo-zigbuild, which needs {least}")
                    .remedy(
                            "run  pip install --upgrade ziglang  or remove the old zig from the PATH: Ferrule then uses its own"),
            Cause.of(ProblemCode.ZIG_MISSING, "Failed to find zig", "cargo-zigbuild did not find zig")
                    .remedy("run  pip install ziglang==" + PinnedVersions.ZIG_PACKAGE)
                    .remedy("or, if zig is installed elsewhere, set  CARGO_ZIGBUILD_ZIG_PATH=/path/to/zig"));

    private RustCauses() {}
}
