package io.github.ferrule.plugin.audit.contract.foreign;

import io.github.ferrule.plugin.audit.contract.foreign.ForeignValue.Symbol;
import java.util.List;
import java.util.Map;

/**
 * The calls of native functions that one method makes.
 *
 * @param events lookups and links, each with its place
 * @param result the value that it returns
 * @param fields the values of the static fields that it assigns
 */
record ForeignMethod(List<Event> events, ForeignValue result, Map<String, ForeignValue> fields) {

    static final ForeignMethod UNKNOWN = new ForeignMethod(List.of(), ForeignValue.Unknown.WORD, Map.of());

    /**
     * A lookup of a symbol, or the link of a handle to it.
     *
     * @param symbol the symbol
     * @param descriptor the types; a lookup has none
     * @param isLink true for a link
     * @param place where it happens
     */
    record Event(Symbol symbol, ForeignValue descriptor, boolean isLink, ForeignCall.Place place) {

        boolean isOpen() {
            return symbol.isOpen() || descriptor.isOpen();
        }

        /** Returns the event as one call of the method causes it. */
        Event at(ForeignCall.Place caller, List<ForeignValue> arguments) {
            return new Event((Symbol) symbol.substitute(arguments), descriptor.substitute(arguments), isLink, caller);
        }
    }
}
