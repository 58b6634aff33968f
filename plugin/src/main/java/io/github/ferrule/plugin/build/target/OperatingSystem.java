package io.github.ferrule.plugin.build.target;

import java.util.Optional;
import java.util.regex.Pattern;

/** An operating system, with its name in each vocabulary and the names of its dynamic libraries. */
public enum OperatingSystem {
    LINUX("linux", "linux", "linux", "linux", "lib", ".so"),
    ANDROID("android", "android(eabi)?", "android", "android", "lib", ".so"),
    WINDOWS("windows", "windows", "win32", "windows", "", ".dll"),
    MACOS("macos", "darwin|macos", "darwin", "osx", "lib", ".dylib"),
    FREEBSD("freebsd", "freebsd", "freebsd", "freebsd", "lib", ".so"),
    OPENBSD("openbsd", "openbsd", "openbsd", "openbsd", "lib", ".so"),
    NETBSD("netbsd", "netbsd", "netbsd", "netbsd", "lib", ".so"),
    SOLARIS("solaris", "solaris|illumos", "sunos", "sunos", "lib", ".so");

    private final String canonical;
    private final Pattern rust;
    private final String jna;
    private final String detector;
    private final String libraryPrefix;
    private final String librarySuffix;

    OperatingSystem(
            String canonical, String rust, String jna, String detector, String libraryPrefix, String librarySuffix) {
        this.canonical = canonical;
        this.rust = Pattern.compile(rust);
        this.jna = jna;
        this.detector = detector;
        this.libraryPrefix = libraryPrefix;
        this.librarySuffix = librarySuffix;
    }

    static Optional<OperatingSystem> ofTripleComponent(String component) {
        for (OperatingSystem os : values()) {
            if (os.rust.matcher(component).matches()) {
                return Optional.of(os);
            }
        }
        return Optional.empty();
    }

    /** The name in descriptors: rustc's {@code target_os}. */
    public String canonicalName() {
        return canonical;
    }

    String jnaName() {
        return jna;
    }

    String detectorName() {
        return detector;
    }

    /** The file name of a dynamic library here: {@code libfoo.so}, {@code foo.dll}, {@code libfoo.dylib}. */
    public String libraryFileName(String library) {
        return libraryPrefix + library + librarySuffix;
    }

    /** Returns true if its libraries are ELF files, whose symbols share one namespace in a process. */
    public boolean isElf() {
        return this != WINDOWS && this != MACOS;
    }

    /** Distinguishes a dynamic library from the import libraries and debug files that cargo also lists. */
    public boolean isLibraryFile(String fileName) {
        return fileName.endsWith(librarySuffix);
    }
}
