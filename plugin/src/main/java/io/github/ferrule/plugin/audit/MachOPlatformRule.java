package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.MachOBinary;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import java.util.stream.Stream;

/** Checks that a Mach-O file is for macOS and can be loaded at run time. */
final class MachOPlatformRule implements Rule<MachOBinary> {

    @Override
    public Stream<Finding> check(MachOBinary machO, AuditedLibrary library) {
        return Stream.concat(
                machO.loadable() ? Stream.empty() : WrongFormatFindings.program("Mach-O", library),
                library.platform()
                        .filter(platform -> platform.os() != OperatingSystem.MACOS)
                        .map(platform -> WrongFormatFindings.format("a Mach-O file of macOS", library))
                        .orElse(Stream.empty()));
    }
}
