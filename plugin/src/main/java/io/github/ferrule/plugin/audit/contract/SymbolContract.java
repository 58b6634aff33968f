package io.github.ferrule.plugin.audit.contract;

import io.github.ferrule.plugin.audit.contract.foreign.ForeignCall;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignCalls;
import io.github.ferrule.plugin.audit.contract.type.BoundMethod;
import io.github.ferrule.plugin.audit.contract.type.JavaSignature.Binding;
import io.github.ferrule.plugin.surface.TypeDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The symbols that Java calls on every platform.
 *
 * @param required in the order of classes and methods
 * @param unread the classes that could not be read, and what a program computes, each with the reason
 * @param structures the structures that calls of the foreign function API mention, by the names that types refer to
 */
public record SymbolContract(
        List<RequiredSymbol> required, List<String> unread, Map<String, TypeDefinition> structures) {

    /** Requires nothing. */
    public static final SymbolContract EMPTY = new SymbolContract(List.of(), List.of(), Map.of());

    /** Copies the list. */
    public SymbolContract {
        required = List.copyOf(required);
        unread = List.copyOf(unread);
        structures = Map.copyOf(structures);
    }

    /** Adds symbols that the configuration lists by name. */
    public SymbolContract and(Collection<String> names) {
        return new SymbolContract(
                Stream.concat(required.stream(), names.stream().map(name -> RequiredSymbol.listed(name)))
                        .toList(),
                unread,
                structures);
    }

    /**
     * Leaves methods out.
     *
     * @param excluded classes ({@code com.acme.MathLib}), methods ({@code com.acme.MathLib.add}) or symbols ({@code add})
     */
    public SymbolContract without(Collection<String> excluded) {
        return new SymbolContract(
                required.stream()
                        .filter(symbol -> excluded.stream().noneMatch(symbol::isNamed))
                        .toList(),
                unread,
                structures);
    }

    /** Returns the symbols that are not in the exports of a platform. */
    public List<RequiredSymbol> missing(Set<String> exports) {
        boolean jniIsRegistered = RequiredSymbol.registersItself(exports);
        return required.stream()
                .filter(symbol -> !symbol.isIn(exports) && !(jniIsRegistered && symbol.isJni()))
                .toList();
    }

    /** Returns the methods whose types can be compared with the functions that they are bound to. */
    public List<BoundMethod> methods() {
        return required.stream()
                .flatMap(symbol -> symbol.method().stream())
                .filter(method -> method.binding() != Binding.UNKNOWN)
                .toList();
    }

    /** Returns the calls of the foreign function API. */
    public ForeignCalls calls() {
        return new ForeignCalls(
                required.stream().flatMap(symbol -> symbol.call().stream()).toList(), List.of(), structures);
    }

    /** Returns the names under which functions of a crate may be found whose types can be compared. */
    public Set<String> typedSymbols() {
        return Stream.concat(
                        methods().stream().map(method -> method.symbols().get(0)),
                        calls().calls().stream()
                                .filter(call -> call.types().isPresent())
                                .map(ForeignCall::symbol))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
