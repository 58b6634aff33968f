package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.ElfBinary;
import io.github.ferrule.plugin.audit.binary.NeededVersion;
import io.github.ferrule.plugin.audit.binary.VersionNumber;
import io.github.ferrule.plugin.build.target.Libc;
import java.util.List;
import java.util.stream.Stream;

/** Checks the versions of glibc's symbols: none above the floor, and none of its internals. */
final class GlibcRule implements Rule<ElfBinary> {

    private static final String PRIVATE = "GLIBC_PRIVATE";

    @Override
    public Stream<Finding> check(ElfBinary elf, AuditedLibrary library) {
        if (library.platform().isEmpty() || library.platform().get().libc() != Libc.GNU) {
            return Stream.empty();
        }
        String architecture = library.platform().get().architecture().canonicalName();
        return Stream.concat(
                internals(elf, library),
                library.floor()
                        .map(floor -> aboveFloor(elf, library, floor, newest(architecture, floor)))
                        .orElseGet(() -> notEverywhere(elf, library, common(architecture, library))));
    }

    private static VersionNumber newest(String architecture, VersionNumber floor) {
        return DistributionVersions.of(architecture, floor)
                .filter(generation -> !generation.glibc().isAfter(floor))
                .map(generation -> generation.newestGlibc(floor))
                .orElse(floor);
    }

    private static Stream<Finding> aboveFloor(
            ElfBinary elf, AuditedLibrary library, VersionNumber floor, VersionNumber newest) {
        return library.findingIfAny(
                FindingCode.GLIBC_TOO_NEW,
                "needs glibc " + elf.glibc().map(VersionNumber::toString).orElse("") + "; the floor of the target is "
                        + floor,
                users(elf, newest),
                "build it with cargo-zigbuild, which links for " + floor + ", or raise the floor:  <target>"
                        + library.platformName() + "."
                        + elf.glibc().map(VersionNumber::toString).orElse("") + "</target>");
    }

    /** Returns the oldest glibc in use; on processors that glibc supports only since later, the first. */
    static VersionNumber common(String architecture, AuditedLibrary library) {
        VersionNumber common = library.policy().commonGlibc();
        return DistributionVersions.first(architecture)
                .filter(first -> first.isAfter(common))
                .orElse(common);
    }

    private static Stream<Finding> notEverywhere(ElfBinary elf, AuditedLibrary library, VersionNumber common) {
        return library.findingIfAny(
                FindingCode.GLIBC_NOT_EVERYWHERE,
                "needs glibc " + elf.glibc().map(VersionNumber::toString).orElse("")
                        + (library.subject().builtByFerrule() ? "; the target has no floor" : "")
                        + "; RHEL 8 has 2.28, Ubuntu 20.04 2.31, RHEL 9 2.34",
                users(elf, common),
                library.remedy(
                        "add a floor, and Ferrule links for it:  <target>" + library.platformName() + "." + common
                                + "</target>",
                        "link it on a system with glibc " + common + ", or use it only where glibc is new enough"));
    }

    private static Stream<Finding> internals(ElfBinary elf, AuditedLibrary library) {
        List<String> internals = named(
                elf,
                elf.neededVersions().stream()
                        .filter(version -> version.name().equals(PRIVATE))
                        .toList());
        return library.findingIfAny(
                FindingCode.GLIBC_PRIVATE,
                "uses internals of glibc, so it loads with one release only",
                internals,
                "find the C dependency that declares these symbols itself, and replace it");
    }

    /** Returns the symbols whose version is later; a version that no symbol uses is listed alone. */
    private static List<String> users(ElfBinary elf, VersionNumber newest) {
        return named(
                elf,
                elf.neededVersions().stream()
                        .filter(version -> !version.weak()
                                && ElfBinary.glibcOf(version).anyMatch(number -> number.isAfter(newest)))
                        .toList());
    }

    /** Names the symbols of the versions; a version that no symbol uses is named alone. */
    static List<String> named(ElfBinary elf, List<NeededVersion> versions) {
        return elf.usersOf(versions).entrySet().stream()
                .flatMap(entry -> entry.getValue().isEmpty()
                        ? Stream.of(
                                entry.getKey().name() + " of " + entry.getKey().library())
                        : entry.getValue().stream()
                                .map(symbol ->
                                        symbol.name() + "@" + entry.getKey().name()))
                .toList();
    }
}
