package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.ElfBinary;
import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A process has one C library; a library linked to another one does not load. */
final class LibcRule implements Rule<ElfBinary> {

    @Override
    public Stream<Finding> check(ElfBinary elf, AuditedLibrary library) {
        Optional<LibcOfFile> wanted = library.platform().flatMap(LibcRule::wanted);
        Optional<LibcOfFile> found = LibcOfFile.of(elf);
        if (wanted.isEmpty() || found.isEmpty() || wanted.equals(found)) {
            return Stream.empty();
        }
        return library.finding(
                FindingCode.WRONG_LIBC,
                "is linked to " + found.get() + ", but is in the folder of " + library.platformName(),
                found.get() == LibcOfFile.GLIBC ? LibcOfFile.glibcEvidence(elf) : elf.needed(),
                wanted.get() == LibcOfFile.MUSL && library.subject().builtByFerrule()
                        ? "build it with cargo-zigbuild or cross; the host's gcc links glibc even for musl targets"
                        : "build it for that target, or move it to the folder of its own platform");
    }

    private static Optional<LibcOfFile> wanted(TargetTriple platform) {
        if (platform.os() == OperatingSystem.ANDROID) {
            return Optional.of(LibcOfFile.BIONIC);
        }
        return switch (platform.libc()) {
            case GNU -> Optional.of(LibcOfFile.GLIBC);
            case MUSL -> Optional.of(LibcOfFile.MUSL);
            case PLATFORM -> Optional.empty();
        };
    }

    /** Returns true if this rule already reports the needed library. */
    static boolean covers(TargetTriple platform, String needed) {
        return platform.libc() == Libc.MUSL && LibcOfFile.isGlibc(needed)
                || platform.libc() == Libc.GNU && List.of("libc.so").contains(needed)
                || platform.libc() == Libc.GNU && (needed.startsWith("libc.musl-") || needed.startsWith("ld-musl-"));
    }
}
