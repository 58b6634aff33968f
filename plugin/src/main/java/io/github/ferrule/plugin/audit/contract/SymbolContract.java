package io.github.ferrule.plugin.audit.contract;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The symbols that Java calls on every platform.
 *
 * @param required in the order of classes and methods
 */
public record SymbolContract(List<RequiredSymbol> required) {

    /** Requires nothing. */
    public static final SymbolContract EMPTY = new SymbolContract(List.of());

    /** Copies the list. */
    public SymbolContract {
        required = List.copyOf(required);
    }

    /** Adds symbols that the configuration lists by name. */
    public SymbolContract and(Collection<String> names) {
        return new SymbolContract(Stream.concat(
                        required.stream(),
                        names.stream().map(name -> new RequiredSymbol(List.of(name), Optional.empty())))
                .toList());
    }

    /** Returns the symbols that are not in the exports of a platform. */
    public List<RequiredSymbol> missing(Set<String> exports) {
        return required.stream().filter(symbol -> !symbol.isIn(exports)).toList();
    }
}
