package io.github.ferrule.plugin.bindings;

import io.github.ferrule.plugin.bindings.BindingRules.ErrorRule;
import io.github.ferrule.plugin.bindings.JavaFunction.Failure;
import io.github.ferrule.plugin.bindings.JavaFunction.Success;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.ExportedFunction;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions that report errors, and how. */
final class ErrorRules {

    private final Map<ErrorRule, NamePatterns> rules = new LinkedHashMap<>();
    private final TypeMapper types;

    ErrorRules(List<ErrorRule> rules, TypeMapper types) {
        rules.forEach(rule -> this.rules.put(rule, new NamePatterns(rule.functions())));
        this.types = types;
    }

    /** Returns true if the function writes the message of an error through the parameter. */
    boolean isMessage(ExportedFunction function, Signature.Parameter parameter) {
        return parameter.type() instanceof AbiType.Pointer pointer
                && pointer.pointee() instanceof AbiType.Pointer text
                && text.pointee() == Scalar.C_CHAR
                && rule(function)
                        .flatMap(ErrorRule::message)
                        .filter(parameter.name()::equals)
                        .isPresent();
    }

    /** Returns how a function reports errors. */
    Optional<Failure> failure(ExportedFunction function, JavaValue returned) throws UnmappableException {
        Optional<ErrorRule> rule = rule(function);
        if (rule.isEmpty()
                || rule.get().message().filter(function.symbol()::equals).isPresent()) {
            return Optional.empty();
        }
        boolean written = function.signature().parameters().stream().anyMatch(it -> isMessage(function, it));
        return Optional.of(new Failure(
                success(rule.get().success(), function, returned),
                written ? Optional.empty() : rule.get().message()));
    }

    private Success success(String text, ExportedFunction function, JavaValue returned) throws UnmappableException {
        boolean number = returned instanceof JavaValue.Number && !returned.equals(JavaValue.NOTHING);
        boolean bool = returned.equals(new JavaValue.Number(Scalar.BOOL));
        if (text.equals("nonNull") && function.signature().result() instanceof AbiType.Pointer) {
            return new Success.NotNull();
        }
        if (text.equals("nonNegative") && number && !bool) {
            return new Success.NotNegative();
        }
        if (bool && (text.equals("true") || text.equals("false"))) {
            return new Success.Equals(text.equals("true") ? 1 : 0);
        }
        if (number && !bool && text.matches("-?\\d{1,18}")) {
            return new Success.Equals(Long.parseLong(text));
        }
        Optional<Long> constant = types.constant(function.signature().result(), text);
        if (constant.isPresent()) {
            return new Success.Equals(constant.get());
        }
        throw new UnmappableException("its errors are configured with <success>" + text + "</success>, but it returns "
                + function.signature().result().rust());
    }

    /** Returns what is wrong with the rules. */
    List<String> unused(List<JavaFunction> mapped) {
        List<String> unused = new ArrayList<>();
        rules.forEach((rule, patterns) -> {
            patterns.unused().forEach(it -> unused.add("errors: " + it + " is not the name of a function"));
            rule.message()
                    .filter(message -> mapped.stream().noneMatch(it -> isMessage(it, message)))
                    .ifPresent(message -> unused.add("errors: " + message
                            + " is neither a function that returns a string, nor a parameter that receives one"));
        });
        mapped.forEach(function -> messageFunction(function, mapped)
                .filter(message -> !message.parameters().isEmpty()
                        && !fits(message.parameters().get(0), function))
                .ifPresent(message -> unused.add("errors: " + message.symbol() + " takes a "
                        + message.function()
                                .signature()
                                .parameters()
                                .get(0)
                                .type()
                                .rust() + ", which "
                        + function.symbol() + " neither takes nor returns")));
        return unused;
    }

    /** Returns the function that tells the message of another function's errors. */
    static Optional<JavaFunction> messageFunction(JavaFunction function, List<JavaFunction> mapped) {
        return function.failure()
                .flatMap(Failure::message)
                .flatMap(symbol ->
                        mapped.stream().filter(it -> it.symbol().equals(symbol)).findFirst());
    }

    /** Returns the parameter through which a function gets the object that has the message of its errors. */
    static Optional<JavaParameter> errorObject(JavaParameter message, JavaFunction function) {
        return function.parameters().stream()
                .filter(it -> it.value() instanceof JavaValue.Handle given
                        && message.value() instanceof JavaValue.Handle wanted
                        && given.definition().equals(wanted.definition())
                        && !given.owned()
                        && !wanted.owned())
                .findFirst();
    }

    private static boolean fits(JavaParameter message, JavaFunction function) {
        boolean status = message.value() instanceof JavaValue.Number
                && (function.returned() instanceof JavaValue.Number
                        || function.returned() instanceof JavaValue.Enumeration);
        return status
                || message.value().equals(function.returned())
                || errorObject(message, function).isPresent();
    }

    private static boolean isMessage(JavaFunction function, String message) {
        return function.symbol().equals(message)
                        && function.result() instanceof JavaValue.Text
                        && function.parameters().size() <= 1
                || function.arguments().stream()
                        .anyMatch(it -> it.role() == CArgument.Role.MESSAGE
                                && it.parameter().name().equals(JavaNames.variable(message)));
    }

    private Optional<ErrorRule> rule(ExportedFunction function) {
        return rules.entrySet().stream()
                .filter(it -> it.getValue().matches(function.symbol()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
