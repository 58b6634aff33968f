package io.github.ferrule.plugin.audit.contract.type;

import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * A Java method that is bound to a native function.
 *
 * @param binding the way it is bound
 * @param className the class with slashes, {@code com/acme/MathLib}
 * @param method the method's name
 * @param descriptor the method's types, as class files write them
 * @param access the method's modifiers
 * @param symbols the names by which the function may be found
 */
public record BoundMethod(
        JavaSignature.Binding binding,
        String className,
        String method,
        String descriptor,
        int access,
        List<String> symbols) {

    public BoundMethod {
        symbols = List.copyOf(symbols);
    }

    boolean isStatic() {
        return (access & Opcodes.ACC_STATIC) != 0;
    }

    boolean isOpenEnded() {
        return (access & Opcodes.ACC_VARARGS) != 0;
    }

    /** Returns the class as in source code. */
    public String type() {
        return className.replace('/', '.').replace('$', '.');
    }

    /** Returns class and method as in source code. */
    public String caller() {
        return type() + "." + method;
    }
}
