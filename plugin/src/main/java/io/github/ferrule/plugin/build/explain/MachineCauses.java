package io.github.ferrule.plugin.build.explain;

import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.List;

/** Problems of the machine or its toolchain, which do not depend on the crate or target. */
final class MachineCauses {

    static final List<Cause> ALL = List.of(
            Cause.of(
                            ProblemCode.DISK_FULL,
                            "No space left on device|There is not enough space on the disk",
                            "the disk is full")
                    .remedy("free space on the disk with cargo's target folder and the temporary folder:")
                    .remedy("  cargo clean   or move both to another disk with  CARGO_TARGET_DIR=…  TMPDIR=…"),
            Cause.of(
                            ProblemCode.FOREIGN_TOOLCHAIN,
                            "toolchain '(?<toolchain>[^']+)' may not be able to run on this system",
                            "cross needs the toolchain {toolchain}, which is for another processor")
                    .fact(
                            "cross mounts a Linux toolchain into its container, and rustup refuses those of another processor")
                    .remedy("run  rustup toolchain install {toolchain} --force-non-host --profile minimal")
                    .remedy("or write  <backend>zigbuild</backend>  which needs no container"),
            Cause.of(
                            ProblemCode.TOOLCHAIN_MISSING,
                            "toolchain '(?<toolchain>[^']+)' is not installed",
                            "the toolchain {toolchain} is not installed")
                    .fact(
                            "rust-toolchain.toml in the crate's folder or above, RUSTUP_TOOLCHAIN or  <toolchain>  asks for it")
                    .remedy("run  rustup toolchain install {toolchain}"),
            Cause.of(
                            ProblemCode.LOCK_FILE_STALE,
                            "cannot (create|update) the lock file .+ because --\\w+ was passed"
                                    + "|the lock file .+ needs to be updated but --\\w+ was passed",
                            "Cargo.lock does not match Cargo.toml, and must not be changed")
                    .fact(
                            "ferrule.locked or ferrule.frozen is set: the build must use exactly the versions in Cargo.lock")
                    .remedy("run  cargo update --workspace  in the crate's folder, and commit Cargo.lock"),
            Cause.of(
                            ProblemCode.TOOL_MISSING,
                            "could not execute process `(?<wrapper>\\S+) .*rustc -vV` \\(never executed\\)",
                            "{wrapper} is not installed, but cargo must start rustc with it")
                    .fact(
                            "RUSTC_WRAPPER, RUSTC_WORKSPACE_WRAPPER, or build.rustc-wrapper in .cargo/config.toml names it")
                    .remedy("install {wrapper}")
                    .remedy("or build without it:  RUSTC_WRAPPER= RUSTC_WORKSPACE_WRAPPER= mvn package"),
            Cause.of(
                            ProblemCode.TOOL_MISSING,
                            "no such command: `(?<command>[\\w-]+)`",
                            "cargo has no command '{command}'")
                    .remedy("run  cargo install --locked cargo-{command}"));

    private MachineCauses() {}
}
