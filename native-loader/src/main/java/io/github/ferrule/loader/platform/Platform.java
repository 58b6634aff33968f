package io.github.ferrule.loader.platform;

/** What this process can load: the JVM's own operating system, architecture and C library. */
public final class Platform {
    private final OperatingSystem os;
    private final String arch;
    private final Libc libc;
    private final Version systemVersion;
    private final boolean hardFloat;

    /**
     * @param arch rustc's name of the architecture
     * @param systemVersion version of glibc or macOS; null where it is not known or does not matter
     * @param hardFloat for 32-bit ARM only: whether floats travel in registers
     */
    public Platform(OperatingSystem os, String arch, Libc libc, Version systemVersion, boolean hardFloat) {
        this.os = os;
        this.arch = arch;
        this.libc = libc;
        this.systemVersion = systemVersion;
        this.hardFloat = hardFloat;
    }

    public OperatingSystem os() {
        return os;
    }

    public String arch() {
        return arch;
    }

    public Libc libc() {
        return libc;
    }

    public Version systemVersion() {
        return systemVersion;
    }

    /** The rustc triples whose libraries can run here, the best first. */
    public String[] triples() {
        // Not a switch: on a cold JVM the table that javac makes for one is a class more.
        if (os == OperatingSystem.LINUX) {
            return Triples.linux(arch, libc, hardFloat);
        }
        if (os == OperatingSystem.WINDOWS) {
            return Triples.windows(arch);
        }
        return os == OperatingSystem.MACOS
                ? new String[] {arch + "-apple-darwin"}
                : new String[] {Triples.prefix(arch) + "-unknown-" + os.rustName()};
    }

    /** For people: {@code linux x86_64, glibc 2.36}. */
    @Override
    public String toString() {
        String machine = os.rustName() + " " + arch;
        String version = systemVersion == null ? "" : " " + systemVersion;
        if (libc == Libc.GNU) {
            return machine + ", glibc" + (systemVersion == null ? " of unknown version" : version);
        }
        if (libc == Libc.MUSL) {
            return machine + ", musl";
        }
        return libc == Libc.UNKNOWN ? machine + ", unknown C library" : machine + version;
    }
}
