package io.github.ferrule.plugin.build.target;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a processor architecture in each of the vocabularies that meet here.
 *
 * <p>JNA's names: {@code com.sun.jna.Platform.getCanonicalArchitecture}. os-maven-plugin's: {@code Detector.normalizeArch}.
 * Oldest glibc: the "platform support" page of the rustc book, host requirements.
 */
public enum Architecture {
    X86_64("x86_64", "x86_64h?", "x86-64", "x86_64", "2.17"),
    AARCH64("aarch64", "aarch64|arm64e|arm64ec", "aarch64", "aarch_64", "2.17"),
    X86("x86", "i[3-6]86", "x86", "x86_32", "2.17"),
    ARM("arm", "(arm|thumb)(v\\w+)?", "arm", "arm_32", "2.17"),
    RISCV64("riscv64", "riscv64\\w*", "riscv64", "riscv64", "2.29"),
    /** zig, which alone builds for a floor, has no glibc before 2.19 for it; Rust supports 2.17. */
    POWERPC64LE("powerpc64le", "powerpc64le", "ppc64le", "ppcle_64", "2.19"),
    POWERPC64("powerpc64", "powerpc64", "ppc64", "ppc_64", "2.17"),
    S390X("s390x", "s390x", "s390x", "s390_64", "2.17"),
    LOONGARCH64("loongarch64", "loongarch64", "loongarch64", "loongarch_64", "2.36"),
    /** Two slices in one file, as {@code lipo} makes it: the name that cargo-zigbuild and maturin use. */
    UNIVERSAL2("universal2", "universal2", "universal2", "universal2", "2.17");

    private final String canonical;
    private final Pattern rust;
    private final String jna;
    private final String detector;
    private final String oldestGlibc;

    Architecture(String canonical, String rust, String jna, String detector, String oldestGlibc) {
        this.canonical = canonical;
        this.rust = Pattern.compile(rust);
        this.jna = jna;
        this.detector = detector;
        this.oldestGlibc = oldestGlibc;
    }

    static Optional<Architecture> ofTripleComponent(String component) {
        for (Architecture architecture : values()) {
            if (architecture.rust.matcher(component).matches()) {
                return Optional.of(architecture);
            }
        }
        return Optional.empty();
    }

    /** The name in descriptors: rustc's {@code target_arch}, with the byte order where there are two. */
    public String canonicalName() {
        return canonical;
    }

    String jnaName() {
        return jna;
    }

    String detectorName() {
        return detector;
    }

    /** The oldest glibc that Ferrule can build for on this architecture. */
    GlibcVersion oldestGlibc() {
        return GlibcVersion.parse(oldestGlibc).orElseThrow();
    }
}
