package io.github.ferrule.plugin.audit.contract;

import io.github.ferrule.plugin.audit.contract.type.BoundMethod;
import io.github.ferrule.plugin.audit.contract.type.JavaSignature.Binding;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The symbols that Java calls on every platform.
 *
 * @param required in the order of classes and methods
 * @param unread the classes that could not be read, each with the reason
 */
public record SymbolContract(List<RequiredSymbol> required, List<String> unread) {

    /** Requires nothing. */
    public static final SymbolContract EMPTY = new SymbolContract(List.of(), List.of());

    /** Copies the list. */
    public SymbolContract {
        required = List.copyOf(required);
        unread = List.copyOf(unread);
    }

    /** Adds symbols that the configuration lists by name. */
    public SymbolContract and(Collection<String> names) {
        return new SymbolContract(
                Stream.concat(required.stream(), names.stream().map(name -> RequiredSymbol.listed(name)))
                        .toList(),
                unread);
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
                unread);
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
}
