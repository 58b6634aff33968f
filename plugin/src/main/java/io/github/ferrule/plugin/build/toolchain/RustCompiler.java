package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An installed rustc.
 *
 * @param version its release, {@code 1.95.0}
 * @param host the target it runs on and builds for by default
 * @param sysroot the folder with its standard libraries
 */
public record RustCompiler(String version, TargetTriple host, Path sysroot) {

    /**
     * The output of {@code rustc -vV}, which does not include the folder.
     *
     * @param release the release, {@code 1.95.0}
     * @param host the target it runs on and builds for by default
     */
    public record Version(String release, TargetTriple host) {

        /** Returns the compiler of this version in a folder. */
        public RustCompiler in(Path sysroot) {
            return new RustCompiler(release, host, sysroot);
        }
    }

    /** Checks if the standard library for a target is installed, by rustup or by a distribution. */
    public boolean hasStandardLibrary(TargetTriple target) {
        return Files.isDirectory(
                sysroot.resolve("lib").resolve("rustlib").resolve(target.text()).resolve("lib"));
    }
}
