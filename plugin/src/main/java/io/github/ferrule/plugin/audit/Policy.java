package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.VersionNumber;
import java.util.Set;

/**
 * What libraries may do.
 *
 * @param severities how severe each finding is
 * @param alsoAllowed libraries that may be needed although the platform does not have them
 * @param commonGlibc where no floor was promised: what distributions in use have at least
 * @param macOs the oldest macOS that must load the libraries
 * @param windows the oldest Windows that must load the libraries
 * @param isaLevel the highest x86-64 level that may be needed
 * @param leftoverBytes how many bytes of symbols and debug information are no matter
 * @param leakedExports how many mangled names may be exported
 */
public record Policy(
        Severities severities,
        Set<String> alsoAllowed,
        VersionNumber commonGlibc,
        VersionNumber macOs,
        VersionNumber windows,
        int isaLevel,
        long leftoverBytes,
        int leakedExports) {

    /**
     * The defaults. RHEL 8 and what is rebuilt from it have glibc 2.28 until 2029; rustc itself links for macOS 11 on
     * arm64 and for Windows 10.
     */
    public static final Policy STANDARD = new Policy(
            Severities.DEFAULT,
            Set.of(),
            VersionNumber.of(2, 28),
            VersionNumber.of(11, 0),
            VersionNumber.of(10, 0),
            1,
            64 * 1024,
            10);

    /** Copies the set. */
    public Policy {
        alsoAllowed = Set.copyOf(alsoAllowed);
    }

    /** The same with other severities. */
    public Policy with(Severities others) {
        return new Policy(others, alsoAllowed, commonGlibc, macOs, windows, isaLevel, leftoverBytes, leakedExports);
    }

    /** The same with more libraries that may be needed. */
    public Policy alsoAllowing(Set<String> libraries) {
        return new Policy(severities, libraries, commonGlibc, macOs, windows, isaLevel, leftoverBytes, leakedExports);
    }

    /** The same for another oldest macOS. */
    public Policy withMacOs(VersionNumber oldest) {
        return new Policy(
                severities, alsoAllowed, commonGlibc, oldest, windows, isaLevel, leftoverBytes, leakedExports);
    }

    /** The same for processors of a higher x86-64 level. */
    public Policy withIsaLevel(int level) {
        return new Policy(severities, alsoAllowed, commonGlibc, macOs, windows, level, leftoverBytes, leakedExports);
    }
}
