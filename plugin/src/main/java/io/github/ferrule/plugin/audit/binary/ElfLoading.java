package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an ELF file tells the loader.
 *
 * @param sharedLibrary ET_DYN and not a position-independent program
 * @param needed DT_NEEDED, in order
 * @param interpreter PT_INTERP, which programs have and libraries hardly ever
 * @param rpath folders searched before the system's, also for the libraries that this one needs
 * @param runpath folders searched before the system's, for this library alone
 * @param textRelocations whether code must be made writable to be loaded
 */
public record ElfLoading(
        boolean sharedLibrary,
        List<String> needed,
        Optional<String> soname,
        Optional<String> interpreter,
        List<String> rpath,
        List<String> runpath,
        boolean textRelocations,
        StackPermission stack) {

    static ElfLoading read(BinaryView file, ElfHeader header, ElfSegments segments, ElfDynamicTable dynamic)
            throws IOException {
        return new ElfLoading(
                header.type() == ElfHeader.SHARED_OBJECT && !dynamic.executable(),
                dynamic.texts(ElfDynamicTable.NEEDED),
                dynamic.firstText(ElfDynamicTable.SONAME),
                interpreter(file, segments),
                dynamic.folders(ElfDynamicTable.RPATH),
                dynamic.folders(ElfDynamicTable.RUNPATH),
                dynamic.textRelocations(),
                segments.stack());
    }

    /** All folders that are searched before the system's. */
    public List<String> searchedFolders() {
        return Stream.concat(rpath.stream(), runpath.stream()).distinct().toList();
    }

    private static Optional<String> interpreter(BinaryView file, ElfSegments segments) throws IOException {
        Optional<ElfSegments.Segment> segment = segments.first(ElfSegments.INTERPRETER);
        return segment.isEmpty()
                ? Optional.empty()
                : Optional.of(file.part(
                                "interpreter",
                                segment.get().offset(),
                                segment.get().fileSize())
                        .string(0));
    }
}
