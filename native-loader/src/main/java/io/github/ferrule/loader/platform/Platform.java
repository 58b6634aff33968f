package io.github.ferrule.loader.platform;

import java.util.List;
import java.util.Optional;

/** The platform whose libraries this process can load: the JVM's own operating system, architecture and C library. */
public final class Platform {
    /**
     * The version that any glibc called {@code libc.so.6} has at least: since 2.34 that is the file itself, and before it was a
     * link to {@code libc-2.33.so}, which the kernel would report. It may be a copy of an earlier one that somebody made, so no
     * more is taken for granted than what systems had in 2012.
     */
    private static final Version COMMON_GLIBC = Version.of(2, 17);

    private static volatile Platform ofThisProcess;

    private final OperatingSystem os;
    private final String arch;
    private final Libc libc;
    private final boolean hardFloat;
    private final Version systemVersion;
    private final String glibcFile;
    private final String unreadable;
    private volatile Glibc glibc;

    /**
     * @param arch rustc's name of the architecture
     * @param systemVersion version of glibc or macOS; null where it is not known or does not matter
     * @param hardFloat for 32-bit ARM only: whether floats travel in registers
     */
    public Platform(OperatingSystem os, String arch, Libc libc, Version systemVersion, boolean hardFloat) {
        this(os, arch, libc, systemVersion, null, hardFloat, null);
    }

    private Platform(
            OperatingSystem os,
            String arch,
            Libc libc,
            Version systemVersion,
            String glibcFile,
            boolean hardFloat,
            String unreadable) {
        this.os = os;
        this.arch = arch;
        this.libc = libc;
        this.systemVersion = systemVersion;
        this.glibcFile = glibcFile;
        this.hardFloat = hardFloat;
        this.unreadable = unreadable;
    }

    /**
     * The platform of this process. It cannot change while the process lives, so it is kept, unless a file could not be read.
     *
     * <p>A usual start needs the mapped files alone; a cold JVM does not even load {@link Host} then.
     */
    public static Platform ofThisProcess() {
        Platform known = ofThisProcess;
        if (known == null) {
            String os = System.getProperty("os.name", "");
            String arch = System.getProperty("os.arch", "");
            Optional<Platform> certain = OperatingSystem.parse(os) == OperatingSystem.LINUX
                    ? ofMappedFiles(arch(arch), Libc.mapped(Bytes.ofFile("/proc/self/maps")))
                    : Optional.empty();
            known = certain.isPresent() ? certain.get() : Host.ofThisProcess().detect(os, arch);
            ofThisProcess = known.unreadable == null ? known : null;
        }
        return known;
    }

    /**
     * Returns the platform of a Linux process if the files that it has mapped leave no doubt. On 32-bit ARM they never suffice, as
     * both of its ABIs use the same names.
     */
    static Optional<Platform> ofMappedFiles(String arch, List<String> mapped) {
        Libc libc = Libc.onlyOne(mapped);
        boolean certain = libc != Libc.UNKNOWN && !Libc.isAnyAmbiguous(mapped) && !arch.equals("arm");
        return certain ? Optional.of(linux(arch, libc, mapped, false, null)) : Optional.empty();
    }

    /**
     * A Linux process.
     *
     * @param mapped the C libraries that it has mapped
     * @param unreadable what could not be read of the process for now, and why; null if everything could
     */
    static Platform linux(String arch, Libc libc, List<String> mapped, boolean hardFloat, String unreadable) {
        OperatingSystem os = libc == Libc.BIONIC ? OperatingSystem.ANDROID : OperatingSystem.LINUX;
        String glibcFile = libc == Libc.GNU ? Libc.glibcAmong(mapped) : null;
        return new Platform(os, arch, libc, null, glibcFile, hardFloat, unreadable);
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
        return glibcFile == null ? systemVersion : glibc().release();
    }

    /** Returns the part of the process that could not be read, and why; null if all could. A later call will try again. */
    public String unreadable() {
        return unreadable;
    }

    /** Returns true if the system has this version or a newer one, or if its version is unknown; null is any version. */
    public boolean offers(Version version) {
        if (version == null) {
            return true;
        }
        if (glibcFile != null) {
            return isCommon(version) || glibc().offers(version);
        }
        return systemVersion == null || version.compareTo(systemVersion) <= 0;
    }

    private boolean isCommon(Version version) {
        return glibcFile.endsWith("/libc.so.6") && version.compareTo(COMMON_GLIBC) <= 0;
    }

    /** The glibc, whose files are read only if a library needs more than what is common. */
    private Glibc glibc() {
        Glibc known = glibc;
        if (known == null) {
            known = new Glibc(glibcFile);
            glibc = known;
        }
        return known;
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
        if (os == OperatingSystem.ANDROID) {
            return android();
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

    private String[] android() {
        return arch.equals("arm")
                ? new String[] {"armv7-linux-androideabi", "arm-linux-androideabi"}
                : new String[] {prefix() + "-linux-android"};
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
        if (libc == Libc.BIONIC) {
            return machine + ", " + libc.rustName() + " (Android's C library)";
        }
        return libc == Libc.UNKNOWN ? machine + ", unknown C library" : machine + version;
    }
}
