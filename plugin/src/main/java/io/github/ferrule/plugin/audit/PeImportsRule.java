package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.ImportedSymbol;
import io.github.ferrule.plugin.audit.binary.PeBinary;
import io.github.ferrule.plugin.audit.symbols.SymbolTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks that the system's DLLs, and those in the same folder, export each imported function. The functions of an API set
 * are looked for in the DLL that hosts it.
 */
final class PeImportsRule implements Rule<PeBinary> {

    private enum Provision {
        PROVIDED,
        MISSING,
        UNKNOWN
    }

    private static final String ORDINAL = "#";
    private static final String KERNEL = "kernel32.dll";

    /** Begins the library of the table that has the functions of all API sets with one host. */
    private static final String API_SETS = "api-sets/";

    /** The last ordinals of DLLs that have had the same in every Windows; below them, a later Windows may use more. */
    private static final Map<String, Integer> LAST_ORDINAL = Map.of("ws2_32.dll", 500, "wsock32.dll", 1142);

    @Override
    public Stream<Finding> check(PeBinary pe, AuditedLibrary library) {
        Optional<SymbolTable> table = table(pe, library);
        if (table.isEmpty()) {
            return Stream.empty();
        }
        List<String> missing = pe.imports().stream()
                .filter(symbol -> provision(symbol, table.get(), library) == Provision.MISSING)
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
        return unknown(pe, library, false);
    }

    /** Returns the DLLs from which functions are imported by a number that is not known. */
    static List<String> unknownOrdinals(PeBinary pe, AuditedLibrary library) {
        return unknown(pe, library, true);
    }

    private static List<String> unknown(PeBinary pe, AuditedLibrary library, boolean ordinals) {
        SymbolTable table = table(pe, library).orElseThrow();
        return pe.imports().stream()
                .filter(symbol -> isOrdinal(symbol) == ordinals)
                .filter(symbol -> provision(symbol, table, library) == Provision.UNKNOWN)
                .flatMap(symbol -> symbol.library().stream())
                .distinct()
                .toList();
    }

    private static boolean isOrdinal(ImportedSymbol symbol) {
        return symbol.name().startsWith(ORDINAL);
    }

    private static Provision provision(ImportedSymbol symbol, SymbolTable table, AuditedLibrary library) {
        String name = symbol.name();
        String dll = symbol.library().orElseThrow();
        String lower = dll.toLowerCase(Locale.ROOT);
        if (library.policy().allowedSymbols().contains(name)) {
            return Provision.PROVIDED;
        }
        if (ApiSets.isApiSet(lower)) {
            return provisionBySet(lower, name, table);
        }
        if (table.knows(lower)) {
            return table.since(name, exporters(lower)).isPresent()
                    ? Provision.PROVIDED
                    : isOrdinal(symbol) && !isBeyondLast(lower, name) ? Provision.UNKNOWN : Provision.MISSING;
        }
        if (!library.folder().has(dll) || isOrdinal(symbol)) {
            return Provision.UNKNOWN;
        }
        return library.folder().exports(name) ? Provision.PROVIDED : Provision.MISSING;
    }

    /** A DLL that is known has all of its API sets; of others, the table has only the functions in API sets. */
    private static Provision provisionBySet(String apiSet, String name, SymbolTable table) {
        Optional<ApiSets.Host> host = ApiSets.host(apiSet);
        if (host.filter(known -> table.since(name, exporters(known.dll())).isPresent())
                .isPresent()) {
            return Provision.PROVIDED;
        }
        return host.filter(ApiSets.Host::listed).isPresent() ? Provision.MISSING : Provision.UNKNOWN;
    }

    /** kernel32 forwards functions to kernelbase. */
    private static List<String> exporters(String dll) {
        return dll.equals(KERNEL)
                ? List.of(dll, API_SETS + dll, API_SETS + "kernelbase.dll")
                : List.of(dll, API_SETS + dll);
    }

    private static boolean isBeyondLast(String dll, String ordinal) {
        return Integer.parseInt(ordinal.substring(ORDINAL.length()))
                > LAST_ORDINAL.getOrDefault(dll, Integer.MAX_VALUE);
    }
}
