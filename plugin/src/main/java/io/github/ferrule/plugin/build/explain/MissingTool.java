package io.github.ferrule.plugin.build.explain;

import io.github.ferrule.plugin.build.toolchain.PinnedVersions;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.Map;

/** Explains how to install a missing program. */
public final class MissingTool {

    private static final Map<String, String> INSTALL = Map.of(
            "cargo", "install Rust from https://rustup.rs",
            "rustc", "install Rust from https://rustup.rs",
            "rustup", "install Rust from https://rustup.rs",
            "zig", "pip install ziglang==" + PinnedVersions.ZIG_PACKAGE,
            "cargo-zigbuild", "pip install cargo-zigbuild==" + PinnedVersions.ZIGBUILD,
            "cross", "cargo install --locked cross",
            "cargo-xwin", "cargo install --locked cargo-xwin");

    private MissingTool() {}

    /** Returns the line that installs a program. */
    public static String installation(String program) {
        return INSTALL.getOrDefault(program, "install " + program);
    }

    /** Returns the problem of a missing program, for one target or folder. */
    public static Problem of(String subject, String program) {
        return Problem.of(ProblemCode.TOOL_MISSING, subject + ": " + program + " is not on the PATH")
                .remedy(installation(program))
                .remedy("or add its folder to the PATH of the process that runs Maven");
    }
}
