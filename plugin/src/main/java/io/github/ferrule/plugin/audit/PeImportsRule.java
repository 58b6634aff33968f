package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.ImportedSymbol;
import io.github.ferrule.plugin.audit.binary.PeBinary;
import io.github.ferrule.plugin.audit.symbols.SymbolTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks that the system's DLLs, and those in the same folder, export each imported function. The functions of an API set
 * may be in any DLL that hosts it, and kernel32 forwards functions of other DLLs. Imports by ordinal are not checked.
 */
final class PeImportsRule implements Rule<PeBinary> {

    @Override
    public Stream<Finding> check(PeBinary pe, AuditedLibrary library) {
        Optional<SymbolTable> table = table(pe, library);
        if (table.isEmpty()) {
            return Stream.empty();
        }
        List<String> missing = pe.imports().stream()
                .filter(symbol -> !isOrdinal(symbol)
                        && !library.policy().allowedSymbols().contains(symbol.name())
                        && !provided(symbol.library().orElseThrow(), symbol.name(), table.orElseThrow(), library))
                .map(symbol -> symbol.name() + " of " + symbol.library().orElseThrow())
                .toList();
        return library.findingIfAny(
                FindingCode.UNRESOLVED_SYMBOL,
                "needs functions that these DLLs do not export",
                missing,
                "link against the import library of the DLL that exports them; for functions that a later Windows has, "
                        + "look them up with GetProcAddress, or list them in  <allowedSymbols>");
    }

    /** Returns true if there is a table for the processor. */
    static boolean covers(PeBinary pe, AuditedLibrary library) {
        return table(pe, library).isPresent();
    }

    private static Optional<SymbolTable> table(PeBinary pe, AuditedLibrary library) {
        return library.tables()
                .of(SymbolTable.System.WINDOWS, pe.header().machine().toString());
    }

    /** Returns the needed DLLs whose exports are not known. */
    static List<String> unknownProviders(PeBinary pe, AuditedLibrary library) {
        SymbolTable table = table(pe, library).orElseThrow();
        return pe.imports().stream()
                .filter(symbol -> !isOrdinal(symbol))
                .flatMap(symbol -> symbol.library().stream())
                .distinct()
                .filter(dll -> !isApiSet(dll.toLowerCase(Locale.ROOT))
                        && !table.knows(dll.toLowerCase(Locale.ROOT))
                        && !library.folder().has(dll))
                .toList();
    }

    /** Returns the DLLs from which functions are imported by number. */
    static List<String> importedByOrdinal(PeBinary pe) {
        return pe.imports().stream()
                .filter(PeImportsRule::isOrdinal)
                .flatMap(symbol -> symbol.library().stream())
                .distinct()
                .toList();
    }

    private static boolean isOrdinal(ImportedSymbol symbol) {
        return symbol.name().startsWith("#");
    }

    private static boolean isApiSet(String lower) {
        return lower.startsWith("api-ms-") || lower.startsWith("ext-ms-");
    }

    private static boolean provided(String dll, String name, SymbolTable table, AuditedLibrary library) {
        String lower = dll.toLowerCase(Locale.ROOT);
        if (isApiSet(lower) || lower.equals("kernel32.dll")) {
            return table.exportsAnywhere(name);
        }
        if (table.knows(lower)) {
            return table.since(name, List.of(lower)).isPresent();
        }
        return !library.folder().has(dll) || library.folder().exports(name);
    }
}
