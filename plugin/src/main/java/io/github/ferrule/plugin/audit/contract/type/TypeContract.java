package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.audit.contract.type.JavaSignature.Binding;
import io.github.ferrule.plugin.audit.contract.type.TypeComparison.Difference;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.DataModel;
import io.github.ferrule.plugin.surface.ExportedFunction;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature.Parameter;
import io.github.ferrule.plugin.surface.Surface;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The functions of a crate as Java must declare them, on every target of a project.
 *
 * @param surface the functions
 * @param targets the targets
 */
public record TypeContract(Surface surface, List<TargetTriple> targets) {

    /** The class or object that a native method belongs to. Reasons do not name it, as they do not name the convention. */
    static final String RECEIVER = "  ";

    private static final String CONVENTION = " ";

    /** JNI functions begin with the environment and the class or object. */
    static final int JNI_LEADING = 2;

    public TypeContract {
        targets = List.copyOf(targets);
    }

    /**
     * A part of a declaration that differs on some targets.
     *
     * @param reasons the differences, each with its targets
     * @param onlyByWidth true if the only differences are widths that other targets have equal
     */
    private record Part(Map<Difference, List<TargetTriple>> reasons, boolean onlyByWidth) {

        static final Part SAME = new Part(Map.of(), true);

        Part and(Difference difference, TargetTriple target) {
            Map<Difference, List<TargetTriple>> all = new LinkedHashMap<>(reasons);
            all.merge(
                    difference,
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
        EnumerationConstants constants = new EnumerationConstants(declared.classes(), surface);
        Set<String> reported = new HashSet<>();
        return declared.signatures().stream()
                .flatMap(signature -> function(signature).stream()
                        .flatMap(function -> Stream.concat(
                                check(signature, function, declared.structures()),
                                Stream.concat(
                                        nulls(signature, function),
                                        constants(signature, function, constants)
                                                .filter(wrong -> reported.add(wrong.reason()))))))
                .toList();
    }

    /** Returns the symbols of declarations that no function of the surface explains, such as C code in the library. */
    public SortedSet<String> unknown(DeclaredMethods declared) {
        return declared.signatures().stream()
                .filter(signature -> function(signature).isEmpty())
                .map(signature -> signature.symbols().get(0))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<ExportedFunction> function(JavaSignature signature) {
        return signature.symbols().stream()
                .flatMap(symbol -> surface.function(symbol).stream())
                .findFirst();
    }

    /** Reports null where code passes nothing else and Rust has a reference, which is undefined behavior. */
    private Stream<TypeMismatch> nulls(JavaSignature signature, ExportedFunction function) {
        List<Parameter> expected = signature.binding() == Binding.JNI
                ? List.of()
                : function.signature().parameters();
        return signature.uses().nulls().entrySet().stream()
                .filter(use -> use.getKey() < expected.size()
                        && expected.get(use.getKey()).type().neverNull())
                .map(use -> {
                    Parameter parameter = expected.get(use.getKey());
                    return new TypeMismatch(
                            signature,
                            text(function),
                            part(use.getKey(), parameter) + " is null in " + use.getValue()
                                    + ", and never null in Rust",
                            targets,
                            true,
                            "",
                            Optional.of("pass an object there, or allow null in Rust:  " + parameter.name()
                                    + ": Option<…>"));
                });
    }

    private Stream<TypeMismatch> constants(
            JavaSignature signature, ExportedFunction function, EnumerationConstants constants) {
        return Stream.concat(
                        function.signature().parameters().stream().map(Parameter::type),
                        Stream.of(function.signature().result()))
                .map(type -> type.pointsTo().orElse(type))
                .flatMap(type -> type.definition(surface).stream())
                .flatMap(type -> type.asEnumeration().stream())
                .distinct()
                .flatMap(enumeration -> constants.wrong(signature.className(), enumeration).stream())
                .map(wrong -> new TypeMismatch(
                        signature, text(function), wrong.reason(), targets, true, "", Optional.of(wrong.remedy())));
    }

    private static String text(ExportedFunction function) {
        return function.declaration() + " (" + function.location() + ")";
    }

    private Stream<TypeMismatch> check(JavaSignature signature, ExportedFunction function, Surface structures) {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (TargetTriple target : targets) {
            TypeComparison comparison = new TypeComparison(target, structures, surface);
            differences(signature, function, comparison, target)
                    .forEach((part, difference) ->
                            parts.put(part, parts.getOrDefault(part, Part.SAME).and(difference, target)));
        }
        JavaSource source = new JavaSource(
                targets.stream().map(DataModel::of).toList(), signature, surface, structures, parts.keySet());
        String suggestion = source.declaration(function);
        String rust = text(function);
        Stream<TypeMismatch> differences = parts.entrySet().stream().flatMap(part -> {
            boolean certain = part.getValue().isCertain(targets.size());
            return part.getValue().reasons().entrySet().stream()
                    .map(reason -> new TypeMismatch(
                            signature,
                            rust,
                            (part.getKey() + " " + reason.getKey().reason()).strip(),
                            reason.getValue(),
                            certain,
                            suggestion,
                            reason.getKey().rustRemedy()));
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
        convention(signature, function, target).ifPresent(difference -> differences.put(CONVENTION, difference));
        if (signature.binding() == Binding.JNI) {
            if (expected.size() < JNI_LEADING) {
                String reason = "a JNI function takes the environment and the class or object first";
                differences.put("", new Difference(reason, false));
                return differences;
            }
            receiver(signature, expected.get(1)).ifPresent(difference -> differences.put(RECEIVER, difference));
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

    /** Checks that caller and function use the same registers and clean up the stack in the same way. */
    private static Optional<Difference> convention(
            JavaSignature signature, ExportedFunction function, TargetTriple target) {
        String abi = function.signature().abi();
        CallingConvention actual = CallingConvention.of(abi, target);
        CallingConvention expected = CallingConvention.of(signature.abi(), target);
        // numbers and addresses happen to be passed alike: a risk
        boolean tolerated =
                actual == CallingConvention.RUST && SignatureRisks.isPassedInRegisters(function.signature());
        if (actual == expected || tolerated) {
            return Optional.empty();
        }
        boolean callsStdcall = expected == CallingConvention.STDCALL;
        String reason = signature.binding() == Binding.JNI && callsStdcall
                ? "is extern \"" + abi + "\", but JNI needs extern \"system\" on 32-bit Windows"
                : "is extern \"" + abi + "\" in Rust, and called as extern \"" + signature.abi() + "\"";
        return Optional.of(new Difference(
                reason, false, Optional.of("declare in Rust  " + function.declarationAs(signature.abi()))));
    }

    private static Optional<Difference> receiver(JavaSignature signature, Parameter second) {
        boolean takesClass = JniReference.CLASS
                == second.type().pointsTo().map(JniReference::ofRust).orElse(JniReference.ANY);
        return takesClass && !signature.isStatic()
                ? Difference.of("is an instance method in Java, but the function takes a "
                        + second.type().pointsTo().map(AbiType::rust).orElse("") + ": it would get the object")
                : Optional.empty();
    }
}
