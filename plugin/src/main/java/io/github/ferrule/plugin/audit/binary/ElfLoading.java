package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The instructions of an ELF file to the loader.
 *
 * @param sharedLibrary ET_DYN and not a position-independent program
 * @param needed DT_NEEDED, in order
 * @param rpath folders searched before the system's, also for the libraries that this one needs
 * @param runpath folders searched before the system's, for this library alone
 * @param packedRelocations DT_RELR, which loaders understand since glibc 2.36 and musl 1.2.4
 * @param androidRelocations relocations in a packed format that only Android's loader understands
 * @param forbidsDlopen DF_1_NOOPEN
 * @param threadLocals thread-local variables
 * @param textRelocations code must be made writable to be loaded
 */
public record ElfLoading(
        boolean sharedLibrary,
        List<String> needed,
        List<String> rpath,
        List<String> runpath,
        boolean packedRelocations,
        boolean androidRelocations,
        boolean forbidsDlopen,
        ElfThreadLocals threadLocals,
        boolean textRelocations,
        StackPermission stack) {

    static ElfLoading read(ElfHeader header, ElfSegments segments, ElfDynamicTable dynamic) throws IOException {
        return new ElfLoading(
                header.type() == ElfHeader.SHARED_OBJECT && !dynamic.executable(),
                dynamic.texts(ElfDynamicTable.NEEDED),
                dynamic.folders(ElfDynamicTable.RPATH),
                dynamic.folders(ElfDynamicTable.RUNPATH),
                dynamic.packedRelocations(),
                dynamic.androidRelocations(),
                dynamic.forbidsDlopen(),
                ElfThreadLocals.read(header, segments, dynamic),
                dynamic.textRelocations(),
                segments.stack());
    }

    /** All folders that are searched before the system's. */
    public List<String> searchedFolders() {
        return Stream.concat(rpath.stream(), runpath.stream()).distinct().toList();
    }
}
