package io.github.ferrule.plugin.audit.symbols;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tables that one audit needs, each read once. */
public final class SymbolTables {

    private record Key(SymbolTable.System system, String architecture) {}

    private final Map<Key, Optional<SymbolTable>> tables = new HashMap<>();

    /** Returns a table; empty if it does not cover the processor. */
    public Optional<SymbolTable> of(SymbolTable.System system, String architecture) {
        return tables.computeIfAbsent(
                new Key(system, architecture), key -> SymbolTable.read(key.system(), key.architecture()));
    }
}
