package io.github.ferrule.plugin.build.target;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The operating system and the processor of a JVM, which does not know its C library.
 *
 * @param os the operating system
 * @param architecture the processor
 */
public record JvmPlatform(OperatingSystem os, Architecture architecture) {

    /** Names of {@code os.arch} that rustc does not use. */
    private static final Map<String, String> RUST_NAMES =
            Map.of("amd64", "x86_64", "x86", "i686", "ppc64le", "powerpc64le", "ppc64", "powerpc64");

    /** Reads the system properties {@code os.name} and {@code os.arch}; nothing if Rust does not name the platform. */
    public static Optional<JvmPlatform> of(String osName, String osArch) {
        String word = osName.toLowerCase(Locale.ROOT).split(" ")[0];
        return OperatingSystem.ofTripleComponent(word.equals("mac") ? "macos" : word)
                .flatMap(os -> Architecture.ofTripleComponent(RUST_NAMES.getOrDefault(osArch, osArch))
                        .map(architecture -> new JvmPlatform(os, architecture)));
    }

    /** Returns true if the target is for this system and processor, with any C library. */
    public boolean runs(TargetTriple target) {
        return target.os() == os && target.architecture() == architecture;
    }
}
