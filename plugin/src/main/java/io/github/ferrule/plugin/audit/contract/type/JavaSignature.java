package io.github.ferrule.plugin.audit.contract.type;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Java method that is bound to a native function.
 *
 * @param binding how it is bound
 * @param caller class and method, {@code com.acme.MathLib.add}
 * @param symbols the names by which the function may be found: JNI has a short and a long one
 * @param isStatic whether the method is static
 * @param parameters the types of its parameters
 * @param result the type of its result
 * @param openEnded whether it takes more arguments than it declares, or converts them itself
 */
public record JavaSignature(
        Binding binding,
        String caller,
        List<String> symbols,
        boolean isStatic,
        List<JavaType> parameters,
        JavaType result,
        boolean openEnded) {

    /** The way in which a Java method finds its function. */
    public enum Binding {
        /** A method of a {@code com.sun.jna.Library}, or a native method that JNA registered. */
        JNA,
        /** A native method that the JVM binds. */
        JNI,
        /** A native method that either of them binds: its types cannot be checked. */
        UNKNOWN
    }

    public JavaSignature {
        symbols = List.copyOf(symbols);
        parameters = List.copyOf(parameters);
    }

    /** Returns the declaration as Java source. */
    String declaration() {
        String list = IntStream.range(0, parameters.size())
                .mapToObj(i -> parameters.get(i).source() + " " + (char) ('a' + i % 26))
                .collect(Collectors.joining(", "));
        return (binding == Binding.JNI ? "native " : "") + result.source() + " "
                + caller.substring(caller.lastIndexOf('.') + 1) + "(" + list + ")";
    }
}
