package io.github.ferrule.plugin.bindings;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** The class with the conversions that the methods of an API share; only those that are used. */
final class Helpers {

    private final ClassName name;
    private final Map<String, MethodSpec> methods = new TreeMap<>();

    /** Checks an array whose length the function does not get. */
    static final MethodSpec AT_LEAST = method("atLeast")
            .addParameter(int.class, "least")
            .addParameter(int.class, "length")
            .addParameter(String.class, "name")
            .beginControlFlow("if (length < least)")
            .addStatement(
                    "throw new $T(name + $S + least + $S + length)",
                    IllegalArgumentException.class,
                    " must have at least ",
                    " elements, not ")
            .endControlFlow()
            .build();

    /** Checks a buffer that is passed without a copy. */
    static final MethodSpec DIRECT = method("direct")
            .returns(ByteBuffer.class)
            .addParameter(ByteBuffer.class, "buffer")
            .addParameter(String.class, "name")
            .beginControlFlow("if (!$T.requireNonNull(buffer, name).isDirect())", Objects.class)
            .addStatement("throw new $T(name + $S)", IllegalArgumentException.class, " is not a direct buffer")
            .endControlFlow()
            .addStatement("return buffer")
            .build();

    /** Checks a buffer to which the function may write. */
    static final MethodSpec WRITABLE = method("writable")
            .returns(ByteBuffer.class)
            .addParameter(ByteBuffer.class, "buffer")
            .addParameter(String.class, "name")
            .beginControlFlow("if (!$T.requireNonNull(buffer, name).isDirect() || buffer.isReadOnly())", Objects.class)
            .addStatement(
                    "throw new $T(name + $S)", IllegalArgumentException.class, " is not a direct, writable buffer")
            .endControlFlow()
            .addStatement("return buffer")
            .build();

    Helpers(ClassName name) {
        this.name = name;
    }

    /** Returns a call of a helper, which is generated from then on. */
    CodeBlock call(MethodSpec helper, Object... arguments) {
        methods.putIfAbsent(helper.name() + helper.parameters().size(), helper);
        return CodeBlock.of(
                "$T.$N($L)",
                name,
                helper.name(),
                CodeBlock.join(
                        Arrays.stream(arguments)
                                .map(it -> CodeBlock.of("$L", it))
                                .toList(),
                        ", "));
    }

    /** Returns the class; nothing if no helper is used. */
    Optional<TypeSpec> type(List<AnnotationSpec> annotations) {
        return methods.isEmpty()
                ? Optional.empty()
                : Optional.of(TypeSpec.classBuilder(name)
                        .addModifiers(Modifier.FINAL)
                        .addAnnotations(annotations)
                        .addJavadoc("Converts and checks values on their way to the library.\n")
                        .addMethod(MethodSpec.constructorBuilder()
                                .addModifiers(Modifier.PRIVATE)
                                .build())
                        .addMethods(methods.values())
                        .build());
    }

    /** Begins a helper. */
    static MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC);
    }

    /** Returns statements that refuse null, and what a C string cannot hold. */
    static CodeBlock textChecks() {
        return CodeBlock.builder()
                .addStatement("$T.requireNonNull(value, name)", Objects.class)
                .beginControlFlow("if (value.indexOf(0) >= 0)")
                .addStatement(
                        "throw new $T(name + $S)",
                        IllegalArgumentException.class,
                        " contains a zero, where its C string would end")
                .endControlFlow()
                .build();
    }

    /** Returns the statement that refuses a value under a condition. */
    static CodeBlock refuse(String condition, String reason, Object... arguments) {
        return CodeBlock.builder()
                .beginControlFlow("if (" + condition + ")", arguments)
                .addStatement("throw new $T(name + $S + value)", IllegalArgumentException.class, reason)
                .endControlFlow()
                .build();
    }

    /** Copies a C string and frees it. */
    static MethodSpec ownedText(String name, ClassName pointer, String isNull, CodeBlock text) {
        return method(name)
                .returns(String.class)
                .addParameter(pointer, "address")
                .addParameter(ParameterizedTypeName.get(ClassName.get(Consumer.class), pointer), "free")
                .beginControlFlow("if (" + isNull + ")")
                .addStatement("return null")
                .endControlFlow()
                .beginControlFlow("try")
                .addStatement("return $L", text)
                .nextControlFlow("finally")
                .addStatement("free.accept(address)")
                .endControlFlow()
                .build();
    }

    /** Checks an unsigned number that Java keeps in a wider type. */
    static MethodSpec unsigned(String name, TypeName wide, TypeName narrow, String mask) {
        return method(name)
                .returns(narrow)
                .addParameter(wide, "value")
                .addParameter(String.class, "name")
                .addCode(Helpers.refuse("(value & $L) != value", " is out of range: ", mask))
                .addStatement("return ($T) value", narrow)
                .build();
    }

    /** Checks the length of an array for a type that not every length fits. */
    static MethodSpec narrow(String name, TypeName narrow, int largest) {
        return method(name)
                .returns(narrow)
                .addParameter(int.class, "length")
                .addParameter(String.class, "name")
                .beginControlFlow("if (length > $L)", largest)
                .addStatement(
                        "throw new $T(name + $S + length)", IllegalArgumentException.class, " has too many elements: ")
                .endControlFlow()
                .addStatement("return ($T) length", narrow)
                .build();
    }
}
