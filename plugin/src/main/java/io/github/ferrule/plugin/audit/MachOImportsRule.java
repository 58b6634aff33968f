package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.ImportedSymbol;
import io.github.ferrule.plugin.audit.binary.MachOBinary;
import io.github.ferrule.plugin.audit.symbols.SymbolTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks that libSystem has each symbol that is imported from it, and that some library has those of no library. */
final class MachOImportsRule implements Rule<MachOBinary> {

    private static final String SYSTEM = "/usr/lib/libSystem.B.dylib";
    private static final String FRAMEWORKS = "/System/Library/Frameworks/";

    @Override
    public Stream<Finding> check(MachOBinary machO, AuditedLibrary library) {
        Optional<SymbolTable> table = table(machO, library);
        if (table.isEmpty()) {
            return Stream.empty();
        }
        List<String> missing = machO.imports().stream()
                .filter(symbol -> !symbol.weak()
                        && symbol.library().filter(name -> !name.equals(SYSTEM)).isEmpty()
                        && !provided(symbol, machO, table.get(), library))
                .map(ImportedSymbol::name)
                .toList();
        return library.findingIfAny(
                FindingCode.UNRESOLVED_SYMBOL,
                "needs symbols that libSystem does not have",
                missing,
                "link the object file or library that defines them; if the process that loads it does:  "
                        + "<allowedSymbols><symbol>" + (missing.isEmpty() ? "" : missing.get(0))
                        + "</symbol></allowedSymbols>");
    }

    /**
     * Returns the libraries from which symbols are imported that no table has. The tables of frameworks are not complete, so a
     * symbol that is not in them may exist.
     */
    static List<String> unknownProviders(MachOBinary machO, AuditedLibrary library) {
        Optional<SymbolTable> table = table(machO, library);
        return machO.imports().stream()
                .flatMap(symbol -> symbol
                        .library()
                        .filter(name -> table.filter(it -> it.since(symbol.name(), exporters(name, it))
                                        .isPresent())
                                .isEmpty())
                        .stream())
                .distinct()
                .filter(name -> !name.equals(SYSTEM) && !library.folder().has(name))
                .toList();
    }

    /** Frameworks export the names of others, such as Foundation those of CoreFoundation, but not those of libSystem. */
    private static List<String> exporters(String library, SymbolTable table) {
        return library.startsWith(FRAMEWORKS)
                ? table.libraries().keySet().stream()
                        .filter(name -> !name.equals(SYSTEM))
                        .toList()
                : List.of(library);
    }

    private static Optional<SymbolTable> table(MachOBinary machO, AuditedLibrary library) {
        return library.tables()
                .of(SymbolTable.System.MACOS, machO.header().machine().toString());
    }

    private static boolean provided(
            ImportedSymbol symbol, MachOBinary machO, SymbolTable table, AuditedLibrary library) {
        return table.since(symbol.name(), machO.needed()).isPresent()
                || table.since(symbol.name(), List.of(SYSTEM)).isPresent()
                || library.policy().allowedSymbols().contains(symbol.name())
                || library.folder().exports(symbol.name())
                || symbol.name().startsWith("JNI_")
                || symbol.name().startsWith("JVM_");
    }
}
