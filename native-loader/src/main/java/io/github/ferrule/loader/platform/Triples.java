package io.github.ferrule.loader.platform;

/** Rustc's names of the platforms, and of what JVMs call by several. */
public final class Triples {
    private static final String[] KNOWN = {
        "x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu", "x86_64-unknown-linux-musl",
        "aarch64-unknown-linux-musl", "x86_64-pc-windows-msvc", "x86_64-pc-windows-gnu",
        "x86_64-pc-windows-gnullvm", "aarch64-pc-windows-msvc", "aarch64-pc-windows-gnullvm",
        "x86_64-apple-darwin", "aarch64-apple-darwin", "i686-unknown-linux-gnu",
        "i686-unknown-linux-musl", "i686-pc-windows-msvc", "i686-pc-windows-gnu",
        "armv7-unknown-linux-gnueabihf", "arm-unknown-linux-gnueabihf", "armv7-unknown-linux-musleabihf",
        "arm-unknown-linux-gnueabi", "riscv64gc-unknown-linux-gnu", "riscv64gc-unknown-linux-musl",
        "powerpc64le-unknown-linux-gnu", "s390x-unknown-linux-gnu", "loongarch64-unknown-linux-gnu",
        "x86_64-unknown-freebsd", "x86_64-alpine-linux-musl", "aarch64-alpine-linux-musl",
    };

    private Triples() {}

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

    /** What a report looks for, as a class path cannot be listed. */
    public static String[] known() {
        return KNOWN.clone();
    }

    static String[] linux(String arch, Libc libc, boolean hardFloat) {
        if (libc == Libc.UNKNOWN) {
            return join(linux(arch, Libc.GNU, hardFloat), linux(arch, Libc.MUSL, hardFloat));
        }
        String environment = libc == Libc.MUSL ? "musl" : "gnu";
        if (arch.equals("arm")) {
            String suffix = "-unknown-linux-" + environment + (hardFloat ? "eabihf" : "eabi");
            return new String[] {"armv7" + suffix, "arm" + suffix};
        }
        String triple = prefix(arch) + "-unknown-linux-" + environment;
        // Alpine's own rustc calls its host so.
        return libc == Libc.MUSL ? new String[] {triple, prefix(arch) + "-alpine-linux-musl"} : new String[] {triple};
    }

    static String[] windows(String arch) {
        String stem = prefix(arch) + "-pc-windows-";
        return new String[] {stem + "msvc", stem + "gnu", stem + "gnullvm"};
    }

    static String prefix(String arch) {
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
}
