package io.github.ferrule.plugin.bindings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the signatures of a crate do not tell, as the user has configured it. Functions and parameters are patterns with
 * {@code *}; a parameter may be written with its function, {@code acme_open.out}.
 *
 * @param functions the functions to bind; all if empty
 * @param results parameters through which a function writes its result
 * @param buffers parameters with bytes that are not copied: a direct buffer
 * @param nullable parameters that may be null
 * @param consumed parameters whose handle the function frees or keeps
 * @param borrowed functions whose result belongs to somebody else, and is not freed
 * @param retained parameters whose callback Rust calls after the function has returned
 * @param free the function that frees something: by the name of a type, of a function that returns it, or {@code string}
 * @param errors how functions report errors
 */
public record BindingRules(
        List<String> functions,
        List<String> results,
        List<String> buffers,
        List<String> nullable,
        List<String> consumed,
        List<String> borrowed,
        List<String> retained,
        Map<String, String> free,
        List<ErrorRule> errors) {

    /** Nothing configured. */
    public static final BindingRules NONE = new BindingRules(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), List.of());

    /**
     * How some functions report errors.
     *
     * @param functions the functions
     * @param success the value that means success: a number, the name of a constant, {@code true}, {@code nonNegative}, or
     *     {@code nonNull}
     * @param message a function that returns the message, or a parameter that receives it; nothing if there is none
     */
    public record ErrorRule(List<String> functions, String success, Optional<String> message) {}
}
