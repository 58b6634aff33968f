package io.github.ferrule.plugin.audit.contract.type;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Java declaration of a native function.
 *
 * @param binding how it is bound
 * @param stdcall true if JNA calls it with the convention of the Windows API
 * @param className the class with slashes, {@code com/acme/MathLib}
 * @param method the method that is bound, or that links the function
 * @param symbols the names by which the function may be found: JNI has a short and a long one
 * @param isStatic true if the method is static
 * @param parameters the types of its parameters
 * @param result the type of its result
 * @param openEnded true if it takes more arguments than it declares, or converts them itself
 * @param nullable the parameters, from 0, that annotations allow to be null
 * @param uses what the code that calls it does
 * @param sourceFile the name of the source file; empty if the class does not record it
 * @param line the line in the source file; 0 if the class does not record it
 */
public record JavaSignature(
        Binding binding,
        boolean stdcall,
        String className,
        String method,
        List<String> symbols,
        boolean isStatic,
        List<JavaType> parameters,
        JavaType result,
        boolean openEnded,
        Set<Integer> nullable,
        CallSites.Uses uses,
        String sourceFile,
        int line) {

    /** The way in which Java finds a function. */
    public enum Binding {
        /** A method of a {@code com.sun.jna.Library}, or a native method that JNA registered. */
        JNA,
        /** A native method that the JVM binds. */
        JNI,
        /** A native method that either of them binds: its types cannot be checked. */
        UNKNOWN,
        /** A method handle of the foreign function API. */
        FOREIGN
    }

    public JavaSignature {
        symbols = List.copyOf(symbols);
        parameters = List.copyOf(parameters);
        nullable = Set.copyOf(nullable);
    }

    /** Returns the ABI with which Java calls the function, as Rust names it. */
    String abi() {
        return stdcall || binding == Binding.JNI ? "system" : "C";
    }

    /** Returns class and method as in source code; a class alone for what its initializer links. */
    public String caller() {
        String type = className.replace('/', '.').replace('$', '.');
        return method.startsWith("<") ? type : type + "." + method;
    }

    /** Returns what a message is about: the method, or the symbol that a class links. */
    public String subject() {
        return binding == Binding.FOREIGN ? caller() + ": " + symbols.get(0) : caller();
    }

    /** Returns the declaration as Java source. */
    String declaration() {
        return binding == Binding.FOREIGN ? descriptor() : methodDeclaration();
    }

    private String methodDeclaration() {
        String list = IntStream.range(0, parameters.size())
                .mapToObj(i -> parameters.get(i).source() + " " + (char) ('a' + i % 26))
                .collect(Collectors.joining(", "));
        return (binding == Binding.JNI ? "native " : "") + result.source() + " " + method + "(" + list + ")";
    }

    private String descriptor() {
        return JavaSource.descriptor(
                result.source(), parameters.stream().map(JavaType::source).toList());
    }
}
