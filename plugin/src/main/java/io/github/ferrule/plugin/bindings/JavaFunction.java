package io.github.ferrule.plugin.bindings;

import io.github.ferrule.plugin.surface.ExportedFunction;
import java.util.List;
import java.util.Optional;

/**
 * A Java method for a C function.
 *
 * @param function the C function
 * @param name the name of the method
 * @param parameters the parameters of the method
 * @param arguments the arguments of the C function, in its order
 * @param returned the value that the C function returns
 * @param result the value that the method returns: the one that the function returns or writes, or nothing
 * @param failure the way the function reports an error; nothing if it does not
 */
record JavaFunction(
        ExportedFunction function,
        String name,
        List<JavaParameter> parameters,
        List<CArgument> arguments,
        JavaValue returned,
        JavaValue result,
        Optional<Failure> failure) {

    JavaFunction {
        parameters = List.copyOf(parameters);
        arguments = List.copyOf(arguments);
    }

    /** Returns the name in the library's symbol table. */
    String symbol() {
        return function.symbol();
    }

    /** Returns the argument of a role that occurs once at most. */
    Optional<CArgument> argument(CArgument.Role role) {
        return arguments.stream().filter(it -> it.role() == role).findFirst();
    }

    /** Returns the argument through which the function writes the result of the method. */
    Optional<CArgument> written() {
        return argument(CArgument.Role.RESULT).or(() -> argument(CArgument.Role.LENGTH_RESULT));
    }

    /**
     * How a function reports an error.
     *
     * @param success the condition for success
     * @param message the symbol of the function that returns the message; nothing if there is none
     */
    record Failure(Success success, Optional<String> message) {}

    /** The condition for success. */
    sealed interface Success {

        /**
         * A number, a boolean, or the value of an enumeration is this one.
         *
         * @param value the value; 1 for true
         */
        record Equals(long value) implements Success {}

        /** A number is not negative. The method returns it. */
        record NotNegative() implements Success {}

        /** A pointer is not null. The method returns what it points to. */
        record NotNull() implements Success {}
    }
}
