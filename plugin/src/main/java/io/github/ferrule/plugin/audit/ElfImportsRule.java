package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.ElfBinary;
import io.github.ferrule.plugin.audit.binary.ImportedSymbol;
import io.github.ferrule.plugin.audit.binary.Machine;
import io.github.ferrule.plugin.audit.binary.VersionNumber;
import io.github.ferrule.plugin.audit.symbols.SymbolTable;
import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that some library provides each imported symbol: the C library, another needed library, or a library in the same
 * folder. Needed libraries whose exports are unknown may provide anything, so with one of them nothing is reported.
 */
final class ElfImportsRule implements Rule<ElfBinary> {

    /** {@code java} itself is linked to these, and loads libjvm.so for every library to see. */
    private static final Set<String> IN_EVERY_JVM =
            Set.of("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "ld-linux.so");

    /** Elsewhere these names are of the first version that glibc had, which symbols without a version find. */
    private static final Set<Machine> WITH_OLDER_VERSIONS = Set.of(Machine.X86_64, Machine.X86, Machine.S390X);

    /**
     * glibc has these for programs that were linked long ago, and finds them for symbols with a version only: the variants
     * of -ffast-math since 2.31, the others since 2.34 and 2.36.
     */
    private static final Pattern FOR_OLD_PROGRAMS = Pattern.compile(
            "__\\w+_finite|pthread_mutex_consistent_np" + "|pthread_mutexattr_[gs]etrobust_np|xdr_u?_?quad_t");

    private static final int MOST_TO_PASTE = 20;
    private static final List<String> OF_THE_JVM = List.of("JNI_", "JVM_");
    private static final String MUSL = "libc.so";
    private static final String LIBGCC = "libgcc_s.so.1";

    private static final VersionNumber MUSL_OF_ALPINE_3_16 = VersionNumber.of(1, 2, 3);

    /** The oldest musl in use has the functions of 1.2.2, according to auditwheel's policies. */
    private static final VersionNumber COMMON_MUSL = VersionNumber.of(1, 2, 2);

    @Override
    public Stream<Finding> check(ElfBinary elf, AuditedLibrary library) {
        return library.platform().stream()
                .filter(platform -> platform.os() == OperatingSystem.LINUX)
                .flatMap(platform -> platform.libc() == Libc.MUSL ? onMusl(elf, library) : onGlibc(elf, library));
    }

    /** Returns true if there is a table for the C library of the platform. */
    static boolean covers(ElfBinary elf, AuditedLibrary library) {
        SymbolTable.System system = isMusl(library) ? SymbolTable.System.MUSL : SymbolTable.System.GLIBC;
        return library.platform()
                        .filter(platform -> platform.os() == OperatingSystem.LINUX)
                        .isPresent()
                && library.tables()
                        .of(system, elf.header().machine().toString())
                        .isPresent();
    }

    /** Returns the needed libraries whose exports are not known, and which may provide anything. */
    static List<String> unknownProviders(ElfBinary elf, AuditedLibrary library) {
        return elf.needed().stream()
                .filter(name -> !library.folder().has(name))
                .filter(name -> isMusl(library)
                        ? !name.startsWith("libc.") && !name.startsWith("ld-musl-")
                        : !LibcOfFile.isGlibc(name)
                                && Stream.of(SymbolTable.System.GLIBC, SymbolTable.System.GCC)
                                        .flatMap(system ->
                                                library
                                                        .tables()
                                                        .of(
                                                                system,
                                                                elf.header()
                                                                        .machine()
                                                                        .toString())
                                                        .stream())
                                        .noneMatch(table -> table.knows(name)))
                .toList();
    }

    private static boolean isMusl(AuditedLibrary library) {
        return library.platform()
                .filter(platform -> platform.libc() == Libc.MUSL)
                .isPresent();
    }

    private static Stream<Finding> onGlibc(ElfBinary elf, AuditedLibrary library) {
        String architecture = elf.header().machine().toString();
        Optional<SymbolTable> glibc = library.tables().of(SymbolTable.System.GLIBC, architecture);
        if (glibc.isEmpty()) {
            return Stream.empty();
        }
        Set<String> reachable = new TreeSet<>(IN_EVERY_JVM);
        reachable.addAll(elf.needed());
        VersionNumber floor = library.floor()
                .orElseGet(() -> GlibcRule.common(architecture, library))
                .max(VersionNumber.of(2, 17));
        List<String> nowhere = new ArrayList<>();
        List<String> later = new ArrayList<>();
        VersionNumber first = floor;
        boolean complete = unknownProviders(elf, library).isEmpty();
        for (ImportedSymbol symbol : open(elf, library)) {
            boolean hidden = symbol.version().isEmpty()
                    && WITH_OLDER_VERSIONS.contains(elf.header().machine())
                    && FOR_OLD_PROGRAMS.matcher(symbol.name()).matches();
            Optional<VersionNumber> since =
                    hidden ? Optional.empty() : glibc.get().since(symbol.name(), reachable);
            if (since.isPresent()
                    && since.get().isAfter(floor)
                    && symbol.version().isEmpty()) {
                later.add(symbol.name());
                first = first.max(since.get());
            } else if (since.isEmpty()
                    && complete
                    && library.tables()
                            .of(SymbolTable.System.GCC, architecture)
                            .flatMap(table -> table.since(symbol.name(), reachable))
                            .isEmpty()) {
                nowhere.add(symbol.name());
            }
        }
        return Stream.concat(
                missing(nowhere, library), later.isEmpty() ? Stream.empty() : later(later, first, floor, library));
    }

    private static Stream<Finding> later(
            List<String> names, VersionNumber first, VersionNumber floor, AuditedLibrary library) {
        boolean promised = library.floor().isPresent();
        return library.finding(
                promised ? FindingCode.UNRESOLVED_SYMBOL : FindingCode.GLIBC_NOT_EVERYWHERE,
                "needs functions that glibc has since " + first + "; "
                        + (promised ? "the floor of the target is " + floor : "current distributions have " + floor),
                names,
                library.remedy(
                        "compile C code with the target's own compiler (unset CC_"
                                + library.platformName().replace('-', '_')
                                + "), or raise the floor:  <target>" + library.platformName() + "." + first
                                + "</target>",
                        "link it on a system with glibc " + floor + ", or use it only where glibc is " + first
                                + " or later"));
    }

    private static Stream<Finding> onMusl(ElfBinary elf, AuditedLibrary library) {
        String architecture = elf.header().machine().toString();
        Optional<SymbolTable> musl = library.tables().of(SymbolTable.System.MUSL, architecture);
        if (musl.isEmpty()
                || LibcOfFile.of(elf).filter(libc -> libc != LibcOfFile.MUSL).isPresent()) {
            return Stream.empty();
        }
        boolean complete = unknownProviders(elf, library).isEmpty();
        Optional<SymbolTable> glibc = library.tables().of(SymbolTable.System.GLIBC, architecture);
        List<String> ofGlibc = new ArrayList<>();
        List<String> later = new ArrayList<>();
        List<String> nowhere = new ArrayList<>();
        VersionNumber first = COMMON_MUSL;
        for (ImportedSymbol symbol : open(elf, library)) {
            Optional<VersionNumber> since = musl.get().since(symbol.name(), Set.of(MUSL));
            if (since.filter(version -> version.isAfter(COMMON_MUSL)).isPresent()) {
                later.add(symbol.name());
                first = first.max(since.get());
            } else if (since.isEmpty()) {
                boolean glibcHasIt = glibc.filter(table -> table.exportsAnywhere(symbol.name()))
                        .isPresent();
                if (glibcHasIt) {
                    ofGlibc.add(symbol.name());
                } else if (complete
                        && !(elf.needed().contains(LIBGCC) && symbol.name().startsWith("_"))) {
                    nowhere.add(symbol.name());
                }
            }
        }
        return Stream.of(
                        library.findingIfAny(
                                FindingCode.UNRESOLVED_SYMBOL,
                                "needs functions of glibc, which musl does not have",
                                ofGlibc,
                                library.remedy(
                                        "compile C code against musl's headers (cargo-zigbuild does), or turn off the feature "
                                                + "that needs them",
                                        "compile it against musl's headers, or turn off the feature that needs them")),
                        library.findingIfAny(
                                FindingCode.UNRESOLVED_SYMBOL,
                                "needs functions that musl has since " + first + " (Alpine "
                                        + (first.isAfter(MUSL_OF_ALPINE_3_16) ? "3.20)" : "3.16)"),
                                later,
                                "call them through  libc::syscall  or dlsym, or accept it:  <allowedSymbols><symbol>"
                                        + later.stream()
                                                .distinct()
                                                .limit(MOST_TO_PASTE)
                                                .collect(Collectors.joining("</symbol><symbol>"))
                                        + "</symbol></allowedSymbols>"),
                        missing(nowhere, library))
                .flatMap(found -> found);
    }

    private static Stream<Finding> missing(List<String> names, AuditedLibrary library) {
        return library.findingIfAny(
                FindingCode.UNRESOLVED_SYMBOL,
                "needs symbols that neither it, nor a needed library, nor the C library defines",
                names,
                "link the object file or library that defines them; if the process that loads it does:  "
                        + "<allowedSymbols><symbol>" + (names.isEmpty() ? "" : names.get(0))
                        + "</symbol></allowedSymbols>");
    }

    /** Returns the imports that something outside of the file and its folder must provide. */
    private static List<ImportedSymbol> open(ElfBinary elf, AuditedLibrary library) {
        return elf.imports().stream()
                .filter(symbol -> !symbol.weak()
                        && !symbol.name().isEmpty()
                        && OF_THE_JVM.stream().noneMatch(symbol.name()::startsWith)
                        && !library.policy().allowedSymbols().contains(symbol.name())
                        && !library.folder().exports(symbol.name())
                        && symbol.version().filter(version -> !known(version)).isEmpty())
                .toList();
    }

    /** The rules about versions report symbols of versions that the floor does not have. */
    private static boolean known(String version) {
        return !version.contains("PRIVATE") && version.startsWith("GLIBC_2");
    }
}
