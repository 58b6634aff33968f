package io.github.ferrule.plugin.audit.contract;

import io.github.ferrule.plugin.audit.contract.foreign.ForeignCall;
import io.github.ferrule.plugin.audit.contract.type.BoundMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A symbol that Java calls.
 *
 * @param names under any of which it may be exported: JNI has a short and a long one
 * @param method the method that is bound to the symbol
 * @param call the call of the foreign function API that looks the symbol up
 */
public record RequiredSymbol(List<String> names, Optional<BoundMethod> method, Optional<ForeignCall> call) {

    private static final String JNI_ON_LOAD = "JNI_OnLoad";

    /** Copies the list. */
    public RequiredSymbol {
        names = List.copyOf(names);
    }

    /** Creates a symbol that the configuration lists. */
    static RequiredSymbol listed(String name) {
        return new RequiredSymbol(List.of(name), Optional.empty(), Optional.empty());
    }

    /** Creates the symbol that a method is bound to. */
    public static RequiredSymbol of(BoundMethod method) {
        return new RequiredSymbol(method.symbols(), Optional.of(method), Optional.empty());
    }

    /** Creates the symbol that a call looks up. */
    public static RequiredSymbol of(ForeignCall call) {
        return new RequiredSymbol(List.of(call.symbol()), Optional.empty(), Optional.of(call));
    }

    /** Returns the name for messages. */
    public String name() {
        return names.get(0);
    }

    /** Returns true if a library of the system may provide the symbol as well. */
    public boolean mayBeOfTheSystem() {
        return call.filter(ForeignCall::system).isPresent();
    }

    /** Returns true if a text names the symbol, the method that calls it, or the method's class. */
    boolean isNamed(String text) {
        return names.contains(text)
                || method.filter(it -> it.caller().equals(text) || it.type().equals(text))
                        .isPresent()
                || call.filter(it -> it.caller().equals(text) || it.type().equals(text))
                        .isPresent();
    }

    /** Returns true if one of the names is exported. */
    boolean isIn(Set<String> exports) {
        return names.stream().anyMatch(exports::contains);
    }

    boolean isJni() {
        return name().startsWith(JniNames.PREFIX);
    }

    /** Returns true if a library with these exports registers its JNI methods itself. */
    static boolean registersItself(Set<String> exports) {
        return exports.contains(JNI_ON_LOAD) && exports.stream().noneMatch(name -> name.startsWith(JniNames.PREFIX));
    }

    /** Returns why it is required, as a clause that follows the name. */
    public String reason() {
        return method.map(BoundMethod::caller)
                .or(() -> call.map(ForeignCall::caller))
                .map(caller -> "which " + caller + " calls")
                .orElse("which the configuration lists");
    }
}
