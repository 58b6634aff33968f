package io.github.ferrule.loader.platform;

/** Rustc's names for what JVMs call the same machine by several. */
public final class Architecture {
    private Architecture() {}

    /** Reads the system property {@code os.arch}, which is the JVM's own architecture, not the machine's. */
    public static String parse(String osArch) {
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
}
