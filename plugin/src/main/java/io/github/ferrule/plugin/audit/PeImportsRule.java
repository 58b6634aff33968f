package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.Machine;
import io.github.ferrule.plugin.audit.binary.PeBinary;
import io.github.ferrule.plugin.audit.symbols.SymbolTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks that the system's DLLs, and those in the same folder, export each imported function. The functions of an API set
 * may be in any DLL that hosts it, and kernel32 forwards functions of other DLLs. Imports by ordinal are not checked.
 */
final class PeImportsRule implements Rule<PeBinary> {

    /** The tables are those of 64-bit Windows. */
    private static final Set<Machine> COVERED = Set.of(Machine.X86_64, Machine.AARCH64);

    @Override
    public Stream<Finding> check(PeBinary pe, AuditedLibrary library) {
        if (!COVERED.contains(pe.header().machine())) {
            return Stream.empty();
        }
        Optional<SymbolTable> table = library.tables()
                .of(SymbolTable.System.WINDOWS, pe.header().machine().toString());
        List<String> missing = pe.imports().stream()
                .filter(symbol -> !symbol.name().startsWith("#")
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

    private static boolean provided(String dll, String name, SymbolTable table, AuditedLibrary library) {
        String lower = dll.toLowerCase(Locale.ROOT);
        if (lower.startsWith("api-ms-") || lower.startsWith("ext-ms-") || lower.equals("kernel32.dll")) {
            return table.exportsAnywhere(name);
        }
        if (table.knows(lower)) {
            return table.since(name, List.of(lower)).isPresent();
        }
        return !library.folder().has(dll) || library.folder().exports(name);
    }
}
