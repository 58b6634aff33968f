package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.audit.contract.type.JavaSignature.Binding;
import io.github.ferrule.plugin.audit.contract.type.TypeComparison.Difference;
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
    static final int JNI_LEADING = 2;

    public TypeContract {
        targets = List.copyOf(targets);
    }

    /**
     * A part of a declaration that differs on some targets.
     *
     * @param reasons how it differs, each with the targets
     * @param onlyByWidth true if the only differences are widths that other targets have equal
     */
    private record Part(Map<String, List<TargetTriple>> reasons, boolean onlyByWidth) {

        static final Part SAME = new Part(Map.of(), true);

        Part and(Difference difference, TargetTriple target) {
            Map<String, List<TargetTriple>> all = new LinkedHashMap<>(reasons);
            all.merge(
                    difference.reason(),
                    List.of(target),
                    (left, right) ->
                            Stream.concat(left.stream(), right.stream()).toList());
            return new Part(all, onlyByWidth && difference.byWidth());
        }

        /** Returns false for a width that is right on another target: the declaration is a guess that can work. */
        boolean isCertain(int targets) {
            int affected = reasons.values().stream().mapToInt(List::size).sum();
            return !onlyByWidth || affected == targets;
        }
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
        Map<String, Part> parts = new LinkedHashMap<>();
        for (TargetTriple target : targets) {
            TypeComparison comparison = new TypeComparison(new TypeLayout(DataModel.of(target), structures), surface);
            differences(signature, function, comparison, target)
                    .forEach((part, difference) ->
                            parts.put(part, parts.getOrDefault(part, Part.SAME).and(difference, target)));
        }
        JavaSource source = new JavaSource(
                targets.stream().map(DataModel::of).toList(), signature, surface, structures, parts.keySet());
        String suggestion = source.declaration(function);
        String rust = function.declaration() + " (" + function.location() + ")";
        Stream<TypeMismatch> differences = parts.entrySet().stream().flatMap(part -> {
            boolean certain = part.getValue().isCertain(targets.size());
            return part.getValue().reasons().entrySet().stream()
                    .map(reason -> new TypeMismatch(
                            signature,
                            rust,
                            (part.getKey() + " " + reason.getKey()).strip(),
                            reason.getValue(),
                            certain,
                            suggestion,
                            Optional.empty()));
        });
        Stream<TypeMismatch> risks = new SignatureRisks(surface, signature, function)
                .all()
                .map(risk -> new TypeMismatch(
                        signature,
                        rust,
                        risk.reason(),
                        targets,
                        false,
                        risk.declaration().orElse(suggestion),
                        risk.rustRemedy()));
        return Stream.concat(differences, risks);
    }

    /** Returns the differences on one target by the parts of the declaration; the whole declaration is an empty name. */
    private static Map<String, Difference> differences(
            JavaSignature signature, ExportedFunction function, TypeComparison comparison, TargetTriple target) {
        List<Parameter> expected = function.signature().parameters();
        Map<String, Difference> differences = new LinkedHashMap<>();
        if (signature.binding() == Binding.JNI) {
            conventions(signature, function, target)
                    .ifPresent(reason -> differences.put(" ", new Difference(reason, false)));
            if (expected.size() < JNI_LEADING) {
                String reason = "a JNI function takes the environment and the class or object first";
                differences.put("", new Difference(reason, false));
                return differences;
            }
            expected = expected.subList(JNI_LEADING, expected.size());
        }
        boolean open = signature.openEnded() || function.signature().variadic();
        if (!open && expected.size() != signature.parameters().size()) {
            String reason = "has " + signature.parameters().size() + " parameters in Java, and " + expected.size()
                    + " in Rust" + (signature.binding() == Binding.JNI ? " after the environment and the class" : "");
            differences.put("", new Difference(reason, false));
            return differences;
        }
        for (int i = 0; i < Math.min(expected.size(), signature.parameters().size()); i++) {
            String part = part(i, expected.get(i));
            comparison
                    .difference(signature.parameters().get(i), expected.get(i).type())
                    .ifPresent(difference -> differences.put(part, difference));
        }
        if (!isIgnored(signature.result(), function.signature().result())) {
            comparison
                    .difference(signature.result(), function.signature().result())
                    .ifPresent(difference -> differences.put(JavaSource.RESULT, difference));
        }
        return differences;
    }

    static String part(int index, Parameter parameter) {
        return "parameter " + (index + 1) + " (" + parameter.name() + ")";
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
}
