package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.audit.contract.type.JavaSignature.Binding;
import io.github.ferrule.plugin.surface.Surface;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.objectweb.asm.Type;

/**
 * Java declarations of native functions, and the structures that they mention.
 *
 * @param signatures the declarations
 * @param structures the structures by the names that types refer to
 */
public record DeclaredMethods(List<JavaSignature> signatures, Surface structures) {

    /** No declarations. */
    public static final DeclaredMethods NONE = new DeclaredMethods(List.of(), Surface.EMPTY);

    public DeclaredMethods {
        signatures = List.copyOf(signatures);
    }

    /**
     * Reads the types of bound methods.
     *
     * @param classes the classes of the project
     * @param methods the methods that are bound
     */
    public static DeclaredMethods read(JavaClasses classes, List<BoundMethod> methods) {
        JnaTypes types = new JnaTypes(classes);
        List<JavaSignature> signatures = methods.stream()
                .map(method -> signature(method, method.binding() == Binding.JNA ? types::of : JniTypes::of))
                .toList();
        return new DeclaredMethods(signatures, new Surface(new TreeMap<>(), new TreeMap<>(types.structures())));
    }

    private static JavaSignature signature(BoundMethod method, Function<Type, JavaType> types) {
        return new JavaSignature(
                method.binding(),
                method.caller(),
                method.symbols(),
                method.isStatic(),
                Arrays.stream(Type.getArgumentTypes(method.descriptor()))
                        .map(types)
                        .toList(),
                types.apply(Type.getReturnType(method.descriptor())),
                method.isOpenEnded());
    }
}
