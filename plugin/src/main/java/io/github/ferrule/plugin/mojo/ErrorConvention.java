package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.bindings.BindingRules.ErrorRule;
import java.util.Arrays;
import java.util.Optional;

/** How functions report errors, as Maven reads it from the pom. */
public final class ErrorConvention {

    private String functions = "";
    private String success = "0";
    private String message;

    /** Receives patterns for functions, separated by commas. */
    public void setFunctions(String functions) {
        this.functions = functions;
    }

    /** Receives the value that means success. */
    public void setSuccess(String success) {
        this.success = success;
    }

    /** Receives the function or the parameter with the message. */
    public void setMessage(String message) {
        this.message = message;
    }

    ErrorRule rule() {
        return new ErrorRule(
                Arrays.stream(functions.split(","))
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .toList(),
                success.strip(),
                Optional.ofNullable(message).map(String::strip));
    }
}
