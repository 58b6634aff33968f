package io.github.ferrule.plugin.build.explain;

import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.List;

/** Problems of the linker, which do not depend on the libraries to link. */
final class LinkCauses {

    static final List<Cause> ALL = List.of(
            Cause.of(
                            ProblemCode.LINKER_MISSING,
                            "(?<line>xcrun: error: invalid active developer path.*"
                                    + "|xcode-select: note: [Nn]o developer tools were found.*)",
                            "Apple's command line tools, which contain the linker, are not installed")
                    .fact("{line}")
                    .remedy("run  xcode-select --install  (an upgrade of macOS can remove them)"),
            Cause.of(
                            ProblemCode.LINKER_MISSING,
                            "linker `(?<linker>[^`]+)` not found",
                            "the linker {linker} is not installed")
                    .fact("CARGO_TARGET_{upper}_LINKER, .cargo/config.toml or rustc's default names it")
                    .remedy("install it, or write  <backend>zigbuild</backend>  which brings a linker"),
            Cause.of(
                            ProblemCode.WRONG_LINKER,
                            "linking with `(?<linker>[^`]+)` failed[\\s\\S]*?(?<line>Relocations in generic ELF \\(EM: \\d+\\)"
                                    + "|(?:file in wrong format|incompatible target|unrecognised emulation mode).*)",
                            "{linker} links for another processor")
                    .fact("linker output: {line}")
                    .remedy("write  <backend>zigbuild</backend>  or set a linker for the target:")
                    .remedy("  CARGO_TARGET_{upper}_LINKER=…"),
            Cause.of(
                            ProblemCode.LINKER_ARGUMENT_REFUSED,
                            "unsupported linker arg: (?<argument>.+)",
                            "zig's linker does not know the argument {argument}")
                    .fact("a newer rustc passes arguments that an older cargo-zigbuild does not filter out")
                    .remedy(
                            "run  pip install --upgrade cargo-zigbuild ziglang  or remove the argument from your RUSTFLAGS"),
            Cause.of(
                            ProblemCode.THREAD_ATEXIT,
                            "undefined (symbol: |reference to [`'])__cxa_thread_atexit_impl",
                            "a library calls __cxa_thread_atexit_impl, which glibc has since 2.18")
                    .fact("Rust's own reference is weak and harmless; that of C++ code, or with  -z defs , is not")
                    .remedy("write  <target>{target}.2.18</target>  or later; or remove  -z defs  from the flags"));

    private LinkCauses() {}
}
