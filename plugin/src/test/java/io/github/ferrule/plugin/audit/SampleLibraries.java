package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.ElfWriter;
import io.github.ferrule.plugin.audit.binary.MachOWriter;
import io.github.ferrule.plugin.audit.binary.PeWriter;
import io.github.ferrule.plugin.audit.contract.SymbolContract;
import io.github.ferrule.plugin.audit.input.LibraryFiles;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.support.file.FileNotes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Libraries without defects for every platform, and helpers to audit them. */
final class SampleLibraries {

    private static final FileNotes NOTES = new FileNotes(Path.of("target/file-notes"));

    private SampleLibraries() {}

    static ElfWriter gnu() {
        return ElfWriter.x86_64()
                .needed("libc.so.6", "libdl.so.2", "ld-linux-x86-64.so.2")
                .imports("libc.so.6", "GLIBC_2.14", "memcpy")
                .exports("add");
    }

    static ElfWriter gnu(int bits, boolean little, int machine) {
        return ElfWriter.of(bits, little, machine)
                .needed("libc.so.6", "libgcc_s.so.1")
                .imports("libc.so.6", "GLIBC_2.17", "memcpy")
                .exports("add");
    }

    static ElfWriter musl() {
        return ElfWriter.x86_64().needed("libc.so").exports("add");
    }

    static ElfWriter arm(boolean hardFloat) {
        return gnu(32, true, 40).flags(0x05000000L | (hardFloat ? 0x400 : 0x200));
    }

    static PeWriter windows() {
        return PeWriter.x86_64()
                .exports("add")
                .imports("KERNEL32.dll", "Sleep")
                .imports("api-ms-win-crt-heap-l1-1-0.dll", "malloc");
    }

    static MachOWriter mac(MachOWriter writer) {
        return writer.exports("add").needed("/usr/lib/libSystem.B.dylib").imports("malloc");
    }

    static MachOWriter mac() {
        return mac(MachOWriter.aarch64());
    }

    static MachOWriter intelMac() {
        return mac(MachOWriter.x86_64()).minimumOs(10, 12).unsigned();
    }

    static AuditSubject built(String target, byte[] library) {
        TargetSpec spec = TargetSpec.parse(target);
        return AuditSubject.built(
                spec.triple().jnaPrefix() + "/" + spec.triple().os().libraryFileName("mathlib"),
                Expectation.built(spec),
                content(library));
    }

    /** Describes the library as one of a jar that others have built. */
    static AuditSubject foreign(String target, byte[] library) {
        AuditSubject built = built(target, library);
        return new AuditSubject(
                built.name(),
                built.triple().map(triple -> Expectation.of(triple, Expectation.Source.PATH)),
                built.content());
    }

    static LibraryContent content(byte[] library) {
        try {
            Path file = Files.createTempFile("subject", ".library");
            try {
                Files.write(file, library);
                return LibraryFiles.readAndHash(file, NOTES);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AuditReport audit(AuditSubject... subjects) {
        return new Auditor(Policy.STANDARD).audit(List.of(subjects), SymbolContract.EMPTY);
    }
}
