package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.audit.contract.type.JavaSignature.Binding;
import io.github.ferrule.plugin.audit.contract.type.JavaType.Role;
import io.github.ferrule.plugin.build.target.Architecture;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.DataModel;
import io.github.ferrule.plugin.surface.ExportedFunction;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature.Parameter;
import io.github.ferrule.plugin.surface.Surface;
import io.github.ferrule.plugin.surface.TypeLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The functions of a crate as Java must declare them, on every target of a project.
 *
 * @param surface the functions
 * @param targets the targets
 */
public record TypeContract(Surface surface, List<TargetTriple> targets) {

    /** JNI functions begin with the environment and the class or object. */
    private static final int JNI_LEADING = 2;

    public TypeContract {
        targets = List.copyOf(targets);
    }

    /**
     * Compares Java declarations with the functions that they are bound to. Those without a function in the surface are left
     * alone: whether the symbol exists is checked elsewhere.
     *
     * @param declared the declarations
     * @return the differences, in the order of the declarations
     */
    public List<TypeMismatch> check(DeclaredMethods declared) {
        return declared.signatures().stream()
                .flatMap(signature -> signature.symbols().stream()
                        .flatMap(symbol -> surface.function(symbol).stream())
                        .limit(1)
                        .flatMap(function -> check(signature, function, declared.structures())))
                .toList();
    }

    private Stream<TypeMismatch> check(JavaSignature signature, ExportedFunction function, Surface structures) {
        Map<String, List<TargetTriple>> differences = new LinkedHashMap<>();
        for (TargetTriple target : targets) {
            TypeComparison comparison = new TypeComparison(new TypeLayout(DataModel.of(target), structures), surface);
            differences(signature, function, comparison, target)
                    .forEach(reason -> differences
                            .computeIfAbsent(reason, it -> new ArrayList<>())
                            .add(target));
        }
        Stream<TypeMismatch> certain = differences.entrySet().stream()
                .map(entry -> mismatch(signature, function, entry.getKey(), entry.getValue(), true));
        return Stream.concat(
                certain,
                leak(signature, function).stream()
                        .map(reason -> mismatch(signature, function, reason, targets, false)));
    }

    private TypeMismatch mismatch(
            JavaSignature signature,
            ExportedFunction function,
            String reason,
            List<TargetTriple> where,
            boolean certain) {
        return new TypeMismatch(
                signature,
                function.declaration() + " (" + function.location() + ")",
                reason,
                where,
                certain,
                new JavaSource(targets.stream().map(DataModel::of).toList(), signature.binding(), surface)
                        .declaration(signature, function));
    }

    private static List<String> differences(
            JavaSignature signature, ExportedFunction function, TypeComparison comparison, TargetTriple target) {
        List<Parameter> expected = function.signature().parameters();
        List<String> reasons = new ArrayList<>();
        if (signature.binding() == Binding.JNI) {
            conventions(signature, function, target).ifPresent(reasons::add);
            if (expected.size() < JNI_LEADING) {
                reasons.add("a JNI function takes the environment and the class or object first");
                return reasons;
            }
            expected = expected.subList(JNI_LEADING, expected.size());
        }
        boolean open = signature.openEnded() || function.signature().variadic();
        if (!open && expected.size() != signature.parameters().size()) {
            reasons.add("has " + signature.parameters().size() + " parameters in Java, and " + expected.size()
                    + " in Rust" + (signature.binding() == Binding.JNI ? " after the environment and the class" : ""));
            return reasons;
        }
        for (int i = 0; i < Math.min(expected.size(), signature.parameters().size()); i++) {
            String position = "parameter " + (i + 1) + " (" + expected.get(i).name() + ") ";
            comparison
                    .difference(signature.parameters().get(i), expected.get(i).type())
                    .ifPresent(reason -> reasons.add(position + reason));
        }
        if (!isIgnored(signature.result(), function.signature().result())) {
            comparison
                    .difference(signature.result(), function.signature().result())
                    .ifPresent(reason -> reasons.add("the result " + reason));
        }
        return reasons;
    }

    /** A caller may ignore a result in a register, but must make room for a struct. */
    private static boolean isIgnored(JavaType declared, AbiType result) {
        return declared.abi() == Scalar.VOID && !(result instanceof AbiType.Named);
    }

    /** Checks JNI's other requirements: stdcall on 32-bit Windows, and the class of a static method. */
    private static Optional<String> conventions(
            JavaSignature signature, ExportedFunction function, TargetTriple target) {
        boolean stdcall = target.os() == OperatingSystem.WINDOWS && target.architecture() == Architecture.X86;
        String abi = function.signature().abi();
        if (stdcall && !abi.startsWith("system") && !abi.startsWith("stdcall")) {
            return Optional.of("is extern \"" + abi + "\", but JNI needs extern \"system\" on 32-bit Windows");
        }
        List<Parameter> parameters = function.signature().parameters();
        boolean takesClass = parameters.size() >= JNI_LEADING
                && parameters.get(1).type() instanceof AbiType.Pointer pointer
                && pointer.pointee().rust().equals("JClass");
        return takesClass && !signature.isStatic()
                ? Optional.of("is an instance method in Java, but the function takes a JClass: it would get the object")
                : Optional.empty();
    }

    /** Reports a string that Rust allocated, because JNA keeps only a copy. */
    private static Optional<String> leak(JavaSignature signature, ExportedFunction function) {
        boolean copied = signature.result().role() == Role.TEXT
                && function.signature().result() instanceof AbiType.Pointer pointer
                && pointer.mutable();
        return copied
                ? Optional.of(
                        "the result is copied into a String, and the memory behind the *mut pointer is never freed")
                : Optional.empty();
    }
}
