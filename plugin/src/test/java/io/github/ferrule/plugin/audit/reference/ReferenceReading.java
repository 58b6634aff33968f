package io.github.ferrule.plugin.audit.reference;

import io.github.ferrule.plugin.audit.binary.ElfBinary;
import io.github.ferrule.plugin.audit.binary.MachOBinary;
import io.github.ferrule.plugin.audit.binary.NativeBinary;
import io.github.ferrule.plugin.audit.binary.PeBinary;
import io.github.ferrule.plugin.audit.binary.UniversalBinary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the reader and the tools of other people must agree on.
 *
 * @param needs the highest glibc, or the oldest macOS
 */
public record ReferenceReading(Set<String> machines, List<String> needed, SortedSet<String> exports, String needs) {

    /** As our reader sees it. */
    public static ReferenceReading ofReader(NativeBinary binary) {
        return new ReferenceReading(
                new TreeSet<>(binary.machines().stream().map(Object::toString).toList()),
                binary.needed(),
                new TreeSet<>(binary.exports()),
                binary.glibc().or(binary::minimumMacOs).map(Object::toString).orElse(""));
    }

    /** As readelf and LLVM's tools see it. */
    public static ReferenceReading ofTools(NativeBinary binary, Path file) {
        return binary.match(new NativeBinary.Cases<>() {
            @Override
            public ReferenceReading elf(ElfBinary elf) {
                return unchecked(() -> ReadelfReading.of(file));
            }

            @Override
            public ReferenceReading pe(PeBinary pe) {
                return unchecked(() -> LlvmPeReading.of(file));
            }

            @Override
            public ReferenceReading machO(MachOBinary machO) {
                return unchecked(() -> LlvmMachOReading.of(file));
            }

            @Override
            public ReferenceReading universal(UniversalBinary universal) {
                return unchecked(() -> LlvmMachOReading.ofUniversal(file, universal));
            }
        });
    }

    private interface Read {
        ReferenceReading truth() throws IOException;
    }

    private static ReferenceReading unchecked(Read read) {
        try {
            return read.truth();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
