package io.github.ferrule.loader.platform;

import java.util.Locale;

/** The operating systems whose conventions the loader knows, by rustc's names. */
public enum OperatingSystem {
    LINUX("linux", "lib", ".so"),
    MACOS("macos", "lib", ".dylib"),
    WINDOWS("windows", "", ".dll"),
    /** A JVM in Android, as in Termux; it says that its system is Linux. */
    ANDROID("android", "lib", ".so"),
    FREEBSD("freebsd", "lib", ".so"),
    /** Any other Unix: only an override or a bundle with a triple of its own can serve it. */
    OTHER("other", "lib", ".so");

    private final String rustName;
    private final String prefix;
    private final String suffix;

    OperatingSystem(String rustName, String prefix, String suffix) {
        this.rustName = rustName;
        this.prefix = prefix;
        this.suffix = suffix;
    }

    /** Reads the system property {@code os.name}. */
    public static OperatingSystem parse(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return LINUX;
        }
        if (name.startsWith("mac") || name.startsWith("darwin")) {
            return MACOS;
        }
        if (name.startsWith("windows")) {
            return WINDOWS;
        }
        return name.startsWith("freebsd") ? FREEBSD : OTHER;
    }

    /** Rustc's {@code target_os}, as descriptors spell it. */
    public String rustName() {
        return rustName;
    }

    /** {@code mathlib} becomes {@code libmathlib.so}, {@code libmathlib.dylib} or {@code mathlib.dll}. */
    public String fileName(String library) {
        return prefix + library + suffix;
    }
}
