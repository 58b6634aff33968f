package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.target.Architecture;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetTriple;

/** The names of platforms in GNU's tools and Debian's folders, which differ from rustc's. */
final class GnuNames {

    private GnuNames() {}

    /** Returns the prefix of {@code -gcc}: {@code aarch64-linux-gnu}, {@code x86_64-w64-mingw32}. */
    static String prefix(TargetTriple target) {
        return target.os() == OperatingSystem.WINDOWS
                ? processor(target) + "-w64-mingw32"
                : processor(target) + "-" + target.os().canonicalName() + "-" + target.environment();
    }

    /** The folder below {@code /usr/lib}; it differs for 32-bit x86. */
    static String multiarch(TargetTriple target) {
        return prefix(target).replaceFirst("^i686-", "i386-");
    }

    private static String processor(TargetTriple target) {
        return target.architecture() == Architecture.X86
                ? "i686"
                : target.architecture().canonicalName();
    }
}
