package io.github.ferrule.loader.platform;

/** What this process can load: the JVM's own operating system, architecture and C library. */
public final class Platform {
    /**
     * What any glibc called {@code libc.so.6} has: since 2.34 that is the file itself, and before it was a link to
     * {@code libc-2.33.so}, which the kernel would tell. It may be somebody's copy of an earlier one, so no more is taken
     * for granted than what systems had in 2012.
     */
    private static final Version COMMON = Version.of(2, 17);

    private final OperatingSystem os;
    private final String arch;
    private final Libc libc;
    private final boolean hardFloat;
    private Version systemVersion;
    /** The file to ask for the version; null once that has been done. Written after the version, so that who sees one sees both. */
    private volatile String unasked;

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

    /** Linux, with the path of its glibc; null if it has none. To ask that file for its version costs a cold JVM 2 ms. */
    static Platform linux(String arch, Libc libc, String glibc, boolean hardFloat) {
        Platform platform = new Platform(OperatingSystem.LINUX, arch, libc, null, hardFloat);
        platform.unasked = glibc;
        return platform;
    }

    /** Reads the system property {@code os.arch}, which is the JVM's own architecture, not the machine's. */
    static String arch(String osArch) {
        switch (osArch) {
            case "amd64":
            case "x86-64":
                return "x86_64";
            case "arm64":
                return "aarch64";
            case "i386":
            case "i486":
            case "i586":
            case "i686":
                return "x86";
            case "ppc64le":
                return "powerpc64le";
            default:
                return osArch.startsWith("armv") ? "arm" : osArch;
        }
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

    /** Version of glibc or macOS; null where it is not known or does not matter. */
    public Version systemVersion() {
        String file = unasked;
        if (file != null) {
            systemVersion = Host.glibcVersion(file);
            unasked = null;
        }
        return systemVersion;
    }

    /** Whether the system is of this version or a newer one, or nobody can tell; null is any version. */
    public boolean offers(Version version) {
        String file = unasked;
        if (version == null || file != null && file.endsWith("/libc.so.6") && version.compareTo(COMMON) <= 0) {
            return true;
        }
        Version known = systemVersion();
        return known == null || version.compareTo(known) <= 0;
    }

    /** The rustc triples whose libraries can run here, the best first. */
    public String[] triples() {
        // Not a switch: on a cold JVM the table that javac makes for one is a class more.
        if (os == OperatingSystem.LINUX) {
            return linux(libc);
        }
        if (os == OperatingSystem.WINDOWS) {
            return windows();
        }
        return os == OperatingSystem.MACOS
                ? new String[] {arch + "-apple-darwin"}
                : new String[] {prefix() + "-unknown-" + os.rustName()};
    }

    private String[] linux(Libc of) {
        if (of == Libc.UNKNOWN) {
            return join(linux(Libc.GNU), linux(Libc.MUSL));
        }
        String environment = of == Libc.MUSL ? "musl" : "gnu";
        if (arch.equals("arm")) {
            String suffix = "-unknown-linux-" + environment + (hardFloat ? "eabihf" : "eabi");
            return new String[] {"armv7" + suffix, "arm" + suffix};
        }
        String triple = prefix() + "-unknown-linux-" + environment;
        // Alpine's own rustc calls its host so.
        return of == Libc.MUSL ? new String[] {triple, prefix() + "-alpine-linux-musl"} : new String[] {triple};
    }

    private String[] windows() {
        String stem = prefix() + "-pc-windows-";
        return new String[] {stem + "msvc", stem + "gnu", stem + "gnullvm"};
    }

    private String prefix() {
        if (arch.equals("x86")) {
            return "i686";
        }
        return arch.equals("riscv64") ? "riscv64gc" : arch;
    }

    private static String[] join(String[] first, String[] second) {
        String[] all = new String[first.length + second.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** For people: {@code linux x86_64, glibc 2.36}. */
    @Override
    public String toString() {
        String machine = os.rustName() + " " + arch;
        Version known = systemVersion();
        String version = known == null ? "" : " " + known;
        if (libc == Libc.GNU) {
            return machine + ", glibc" + (known == null ? " of unknown version" : version);
        }
        if (libc == Libc.MUSL) {
            return machine + ", musl";
        }
        return libc == Libc.UNKNOWN ? machine + ", unknown C library" : machine + version;
    }
}
