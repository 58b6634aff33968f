package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.audit.contract.foreign.ClassSource;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignCall;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignCalls;
import io.github.ferrule.plugin.audit.contract.type.JavaSignature.Binding;
import io.github.ferrule.plugin.surface.Surface;
import io.github.ferrule.plugin.surface.TypeDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.objectweb.asm.Type;

/**
 * Java declarations of native functions, and the structures that they mention.
 *
 * @param signatures the declarations
 * @param structures the structures by the names that types refer to
 * @param classes the classes that declare them, and those that these use
 */
public record DeclaredMethods(List<JavaSignature> signatures, Surface structures, JavaClasses classes) {

    /** No declarations. */
    public static final DeclaredMethods NONE =
            new DeclaredMethods(List.of(), Surface.EMPTY, new JavaClasses(ClassSource.NONE));

    public DeclaredMethods {
        signatures = List.copyOf(signatures);
    }

    /**
     * Reads the types of declarations.
     *
     * @param classes the classes that declare them
     * @param methods the methods that are bound
     * @param calls the functions that are linked
     */
    public static DeclaredMethods read(JavaClasses classes, List<BoundMethod> methods, ForeignCalls calls) {
        return read(classes, methods, calls, CallSites.NONE);
    }

    /**
     * Reads the types of declarations.
     *
     * @param classes the classes that declare them
     * @param methods the methods that are bound
     * @param calls the functions that are linked
     * @param sites the code that calls the methods
     */
    public static DeclaredMethods read(
            JavaClasses classes, List<BoundMethod> methods, ForeignCalls calls, CallSites sites) {
        JnaTypes types = new JnaTypes(classes);
        List<JavaSignature> signatures = new ArrayList<>();
        for (BoundMethod method : methods) {
            Optional<JavaClass> owner = classes.find(method.className());
            boolean jna = method.binding() == Binding.JNA;
            boolean stdcall = jna && types.isStdcall(method.className());
            signatures.add(signature(method, stdcall, jna ? types::of : JniTypes::of, owner, sites.uses(method)));
        }
        for (ForeignCall call : calls.calls()) {
            call.types().ifPresent(linked -> signatures.add(signature(call, linked)));
        }
        Map<String, TypeDefinition> structures = new TreeMap<>(types.structures());
        structures.putAll(calls.structures());
        return new DeclaredMethods(signatures, new Surface(new TreeMap<>(), new TreeMap<>(structures)), classes);
    }

    private static JavaSignature signature(
            BoundMethod method,
            boolean stdcall,
            Function<Type, JavaType> types,
            Optional<JavaClass> owner,
            CallSites.Uses uses) {
        return new JavaSignature(
                method.binding(),
                stdcall,
                method.className(),
                method.method(),
                method.symbols(),
                method.isStatic(),
                Arrays.stream(Type.getArgumentTypes(method.descriptor()))
                        .map(types)
                        .toList(),
                types.apply(Type.getReturnType(method.descriptor())),
                method.isOpenEnded(),
                owner.map(it -> it.nullable(method.method(), method.descriptor()))
                        .orElse(Set.of()),
                uses,
                owner.map(JavaClass::sourceFile).orElse(""),
                0);
    }

    private static JavaSignature signature(ForeignCall call, ForeignCall.Types types) {
        return new JavaSignature(
                Binding.FOREIGN,
                false,
                call.place().className(),
                call.place().method(),
                List.of(call.symbol()),
                true,
                types.parameters().stream().map(ForeignTypes::of).toList(),
                types.result().map(ForeignTypes::of).orElse(ForeignTypes.VOID),
                false,
                Set.of(),
                CallSites.Uses.NONE,
                call.place().sourceFile(),
                call.place().line());
    }
}
