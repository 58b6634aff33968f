package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.nio.file.Path;

/**
 * Which rustc it is.
 *
 * @param release its release, {@code 1.95.0}
 * @param host the target it runs on and builds for by default
 */
public record RustVersion(String release, TargetTriple host) {

    /** The compiler in its folder. */
    public RustCompiler in(Path sysroot) {
        return new RustCompiler(release, host, sysroot);
    }
}
