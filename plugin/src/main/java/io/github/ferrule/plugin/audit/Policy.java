package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.VersionNumber;
import java.util.Set;

/**
 * The limits that the audit checks against.
 *
 * @param severities the severity of each finding
 * @param alsoAllowed needed libraries that are accepted although the platform does not have them
 * @param allowedSymbols imported symbols that a host process provides
 * @param commonGlibc for targets without a floor: the oldest glibc of distributions in use
 * @param macOs the oldest macOS that must load the libraries
 * @param windows the oldest Windows that must load the libraries
 * @param isaLevel the highest x86-64 level that may be needed
 * @param leftoverBytes the bytes of symbols and debug information that are not reported
 * @param leakedExports the number of leaked names that are not reported
 */
public record Policy(
        Severities severities,
        Set<String> alsoAllowed,
        Set<String> allowedSymbols,
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
        allowedSymbols = Set.copyOf(allowedSymbols);
    }

    /** Replaces the severities. */
    public Policy with(Severities others) {
        return new Policy(
                others,
                alsoAllowed,
                allowedSymbols,
                commonGlibc,
                macOs,
                windows,
                isaLevel,
                leftoverBytes,
                leakedExports);
    }

    /** Accepts needed libraries, and imported symbols, that the platform does not have. */
    public Policy alsoAllowing(Set<String> libraries, Set<String> symbols) {
        return new Policy(
                severities, libraries, symbols, commonGlibc, macOs, windows, isaLevel, leftoverBytes, leakedExports);
    }

    /** Replaces the oldest macOS. */
    public Policy withMacOs(VersionNumber oldest) {
        return new Policy(
                severities,
                alsoAllowed,
                allowedSymbols,
                commonGlibc,
                oldest,
                windows,
                isaLevel,
                leftoverBytes,
                leakedExports);
    }
}
