package io.github.ferrule.plugin.audit.symbols;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tables that one audit needs, each read once. */
public final class SymbolTables {

    private final Map<SymbolTable.System, Map<String, Optional<SymbolTable>>> tables =
            new EnumMap<>(SymbolTable.System.class);

    /** Returns a table; empty if it does not cover the processor. */
    public Optional<SymbolTable> of(SymbolTable.System system, String architecture) {
        return tables.computeIfAbsent(system, any -> new HashMap<>())
                .computeIfAbsent(architecture, any -> SymbolTable.read(system, architecture));
    }
}
