package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.ElfBinary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The C library that an ELF file is linked to, derived from its needed libraries and symbol versions. */
enum LibcOfFile {
    GLIBC("glibc"),
    MUSL("musl"),
    BIONIC("Android's libc");

    private static final String MUSL_OR_BIONIC = "libc.so";

    private final String words;

    LibcOfFile(String words) {
        this.words = words;
    }

    /** Nothing if the file needs no C library, or a BSD's. */
    static Optional<LibcOfFile> of(ElfBinary elf) {
        if (!glibcEvidence(elf).isEmpty()) {
            return Optional.of(GLIBC);
        }
        if (elf.needed().stream().anyMatch(name -> name.startsWith("libc.musl-") || name.startsWith("ld-musl-"))) {
            return Optional.of(MUSL);
        }
        boolean versioned =
                elf.neededVersions().stream().anyMatch(version -> version.name().startsWith("LIBC"));
        return elf.needed().contains(MUSL_OR_BIONIC) ? Optional.of(versioned ? BIONIC : MUSL) : Optional.empty();
    }

    static List<String> glibcEvidence(ElfBinary elf) {
        return Stream.concat(
                        elf.needed().stream().filter(LibcOfFile::isGlibc),
                        elf.neededVersions().stream()
                                .filter(version -> version.family().equals("GLIBC"))
                                .map(version -> version.name()))
                .distinct()
                .toList();
    }

    static boolean isGlibc(String library) {
        return library.equals("libc.so.6") || library.startsWith("ld-linux") || library.startsWith("ld64.so");
    }

    @Override
    public String toString() {
        return words;
    }
}
