package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.PeBinary;
import io.github.ferrule.plugin.audit.binary.VersionNumber;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import java.util.List;
import java.util.stream.Stream;

/** A PE file under Windows, a DLL and not a program, for a Windows that is old enough. */
final class PePlatformRule implements Rule<PeBinary> {

    @Override
    public Stream<Finding> check(PeBinary pe, Examined library) {
        VersionNumber needs = pe.header().subsystemVersion();
        return Stream.of(
                        pe.header().dll() ? Stream.<Finding>empty() : WrongKind.program("PE", library),
                        library.platform()
                                .filter(platform -> platform.os() != OperatingSystem.WINDOWS)
                                .map(platform -> WrongKind.format("a DLL of Windows", library))
                                .orElse(Stream.empty()),
                        needs.isAfter(library.policy().windows())
                                ? library.finding(
                                        FindingCode.WINDOWS_TOO_NEW,
                                        "needs Windows " + needs + "; the oldest to be supported is "
                                                + library.policy().windows(),
                                        List.of("subsystem version " + needs),
                                        "pass  -C link-arg=/SUBSYSTEM:WINDOWS,6.0  to rustc")
                                : Stream.<Finding>empty())
                .flatMap(found -> found);
    }
}
