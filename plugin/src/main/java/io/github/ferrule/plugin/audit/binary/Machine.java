package io.github.ferrule.plugin.audit.binary;

/** The processors that a library can be for, under rustc's {@code target_arch} (the byte order added where it matters). */
public enum Machine {
    X86_64("x86_64"),
    X86("x86"),
    AARCH64("aarch64"),
    ARM("arm"),
    RISCV64("riscv64"),
    RISCV32("riscv32"),
    POWERPC64("powerpc64"),
    POWERPC64LE("powerpc64le"),
    POWERPC("powerpc"),
    S390X("s390x"),
    LOONGARCH64("loongarch64"),
    MIPS("mips"),
    MIPS64("mips64"),
    SPARC("sparc"),
    SPARC64("sparc64"),
    UNKNOWN("unknown");

    private final String rustName;

    Machine(String rustName) {
        this.rustName = rustName;
    }

    /** The name in a bundle's descriptor. */
    @Override
    public String toString() {
        return rustName;
    }
}
