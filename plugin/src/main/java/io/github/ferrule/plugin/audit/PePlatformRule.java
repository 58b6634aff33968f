package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.PeBinary;
import io.github.ferrule.plugin.audit.binary.VersionNumber;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import java.util.List;
import java.util.stream.Stream;

/** Checks that a PE file is for Windows, is a DLL, and loads on the oldest supported Windows. */
final class PePlatformRule implements Rule<PeBinary> {

    @Override
    public Stream<Finding> check(PeBinary pe, AuditedLibrary library) {
        VersionNumber needs = pe.header().subsystemVersion();
        return Stream.of(
                        pe.loadable() ? Stream.<Finding>empty() : WrongFormatFindings.program("PE", library),
                        library.platform()
                                .filter(platform -> platform.os() != OperatingSystem.WINDOWS)
                                .map(platform -> WrongFormatFindings.format("a DLL of Windows", library))
                                .orElse(Stream.empty()),
                        needs.isAfter(library.policy().windows())
                                ? library.finding(
                                        FindingCode.WINDOWS_TOO_NEW,
                                        "needs Windows " + needs + "; the oldest supported one is "
                                                + library.policy().windows(),
                                        List.of("subsystem version " + needs),
                                        library.remedy(
                                                "pass  -C link-arg=/SUBSYSTEM:WINDOWS,6.0  to rustc",
                                                "link it with  /SUBSYSTEM:WINDOWS,6.0"))
                                : Stream.<Finding>empty())
                .flatMap(found -> found);
    }
}
