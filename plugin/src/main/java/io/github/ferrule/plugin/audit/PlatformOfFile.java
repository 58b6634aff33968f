package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.ElfBinary;
import io.github.ferrule.plugin.audit.binary.MachOBinary;
import io.github.ferrule.plugin.audit.binary.Machine;
import io.github.ferrule.plugin.audit.binary.NativeBinary;
import io.github.ferrule.plugin.audit.binary.PeBinary;
import io.github.ferrule.plugin.audit.binary.UniversalBinary;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.Optional;

/** Derives the platform of a library from the file alone. */
final class PlatformOfFile implements NativeBinary.Cases<Optional<TargetTriple>> {

    private static final int FREEBSD = 9;

    private PlatformOfFile() {}

    static Optional<TargetTriple> of(NativeBinary binary) {
        return binary.match(new PlatformOfFile());
    }

    @Override
    public Optional<TargetTriple> elf(ElfBinary elf) {
        if (elf.header().osAbi() == FREEBSD) {
            return triple(elf.header().machine(), "-unknown-freebsd");
        }
        boolean musl = LibcOfFile.of(elf).filter(LibcOfFile.MUSL::equals).isPresent();
        return triple(elf.header().machine(), "-unknown-linux-" + (musl ? "musl" : "gnu"));
    }

    @Override
    public Optional<TargetTriple> pe(PeBinary pe) {
        return triple(pe.header().machine(), "-pc-windows-msvc");
    }

    @Override
    public Optional<TargetTriple> machO(MachOBinary machO) {
        return triple(machO.header().machine(), "-apple-darwin");
    }

    @Override
    public Optional<TargetTriple> universal(UniversalBinary universal) {
        return Optional.of(TargetTriple.parse("universal2-apple-darwin"));
    }

    private static Optional<TargetTriple> triple(Machine machine, String rest) {
        return switch (machine) {
            case X86_64, AARCH64, ARM, RISCV64, POWERPC64, POWERPC64LE, S390X, LOONGARCH64 ->
                Optional.of(TargetTriple.parse(machine + rest));
            case X86 -> Optional.of(TargetTriple.parse("i686" + rest));
            default -> Optional.empty();
        };
    }
}
