package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What rustc says of itself.
 *
 * @param version its release, {@code 1.95.0}
 * @param host the target it runs on and builds for by default
 * @param sysroot its folder, which holds the standard libraries
 */
public record RustCompiler(String version, TargetTriple host, Path sysroot) {

    /** Whether the standard library for a target is installed, by rustup or by a distribution. */
    public boolean hasStandardLibrary(TargetTriple target) {
        return Files.isDirectory(
                sysroot.resolve("lib").resolve("rustlib").resolve(target.text()).resolve("lib"));
    }
}
