package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.platform.Libc;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.problem.Code;

/**
 * Whether a library can be loaded on a platform, by its descriptor alone. A library of the wrong libc can crash the JVM
 * inside {@code dlopen} (netty/netty#11701), so such a one must never get that far.
 */
final class Fitness {
    private Fitness() {}

    /** The reason against it, or null if there is none. */
    static Refusal judge(Candidate candidate, Platform platform) {
        Descriptor library = candidate.descriptor();
        if (!library.os().equals(platform.os().rustName()) || !library.arch().equals(platform.arch())) {
            String built = "built for " + library.os() + " " + library.arch();
            return new Refusal(candidate, Code.NO_LIBRARY_FOR_PLATFORM, built);
        }
        Refusal libc = judgeLibc(candidate, platform);
        if (libc != null) {
            return libc;
        }
        return judgeVersion(candidate, platform);
    }

    private static Refusal judgeLibc(Candidate candidate, Platform platform) {
        String libc = candidate.descriptor().libc();
        if (libc == null || libc.equals(platform.libc().rustName())) {
            return null;
        }
        if (platform.libc() == Libc.UNKNOWN) {
            return new Refusal(
                    candidate, Code.UNKNOWN_LIBC, "needs " + libc + ", and nothing tells what this process has");
        }
        return new Refusal(
                candidate,
                Code.WRONG_LIBC,
                "needs " + libc + ", and this process runs on "
                        + platform.libc().rustName());
    }

    private static Refusal judgeVersion(Candidate candidate, Platform platform) {
        Descriptor library = candidate.descriptor();
        if (platform.systemVersion() == null) {
            return null;
        }
        boolean glibc = platform.libc() == Libc.GNU;
        boolean tooOld = glibc
                ? library.glibc() != null && library.glibc().compareTo(platform.systemVersion()) > 0
                : library.macos() != null && library.macos().compareTo(platform.systemVersion()) > 0;
        if (!tooOld) {
            return null;
        }
        String reason = glibc ? "needs glibc " + library.glibc() : "needs macOS " + library.macos();
        Code code = glibc ? Code.GLIBC_TOO_OLD : Code.MACOS_TOO_OLD;
        return new Refusal(candidate, code, reason + " or newer, and this is " + platform.systemVersion());
    }
}
