package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.MachOBinary;
import java.util.List;
import java.util.stream.Stream;

/** Checks the oldest macOS that the linker recorded; zig's default is a recent one. */
final class MinimumMacOsRule implements Rule<MachOBinary> {

    @Override
    public Stream<Finding> check(MachOBinary machO, AuditedLibrary library) {
        return machO.minimumMacOs().stream()
                .filter(needs -> needs.isAfter(library.policy().macOs()))
                .flatMap(needs -> library.finding(
                        FindingCode.MACOS_TOO_NEW,
                        "needs macOS " + needs + "; the oldest supported one is "
                                + library.policy().macOs(),
                        List.of(machO.header().machine() + ": macOS " + needs),
                        "set the environment variable  MACOSX_DEPLOYMENT_TARGET="
                                + library.policy().macOs() + "  when it is built, or support fewer:  <oldestMacos>"
                                + needs
                                + "</oldestMacos>"));
    }
}
