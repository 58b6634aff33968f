package io.github.ferrule.plugin.bindings;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.ferrule.plugin.surface.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** Writes the class that copies a record to and from a struct of C. */
final class FfmStructWriter {

    private static final ClassName ARENA = ClassName.get("java.lang.foreign", "Arena");
    private static final ClassName SEGMENT = ClassName.get("java.lang.foreign", "MemorySegment");
    private static final ClassName STRUCT_LAYOUT = ClassName.get("java.lang.foreign", "StructLayout");
    private static final ClassName PATH_ELEMENT =
            ClassName.get("java.lang.foreign", "MemoryLayout").nestedClass("PathElement");

    private final FfmWriter writer;
    private final JavaType.Struct struct;
    private final List<String> offsets = new ArrayList<>();

    FfmStructWriter(FfmWriter writer, JavaType.Struct struct) {
        this.writer = writer;
        this.struct = struct;
        for (JavaType.Field field : struct.fields()) {
            String name = "OF_" + JavaNames.constant(field.name()).toUpperCase(Locale.ROOT);
            offsets.add(JavaNames.free(name, offsets));
        }
    }

    TypeSpec write() {
        List<CodeBlock> layouts = new ArrayList<>();
        for (int i = 0; i < struct.fields().size(); i++) {
            JavaType.Field field = struct.fields().get(i);
            layouts.add(CodeBlock.of("$L.withName($S)", layout(field.value()), field.name()));
        }
        TypeSpec.Builder type = TypeSpec.classBuilder(writer.layoutClass(struct.name()))
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Copies {@link $T} to and from C.\n", struct.name())
                .addField(FieldSpec.builder(STRUCT_LAYOUT, "LAYOUT", Modifier.STATIC, Modifier.FINAL)
                        .initializer(
                                "$L",
                                writer.helpers.call(
                                        FfmHelpers.STRUCT,
                                        CodeBlock.of("\n$>$>$L$<$<", CodeBlock.join(layouts, ",\n"))))
                        .build());
        for (int i = 0; i < offsets.size(); i++) {
            type.addField(
                    FieldSpec.builder(long.class, offsets.get(i), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                            .initializer(
                                    "LAYOUT.byteOffset($T.groupElement($S))",
                                    PATH_ELEMENT,
                                    struct.fields().get(i).name())
                            .build());
        }
        type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        type.addMethod(writeMethod()).addMethod(readMethod());
        if (writer.needs(struct, "allocate")) {
            type.addMethod(allocate());
        }
        if (writer.needs(struct, "readOrNull")) {
            type.addMethod(readOrNull());
        }
        if (writer.needs(struct, "take")) {
            type.addMethod(take());
        }
        if (writer.needs(struct, "allocateAll")) {
            type.addMethod(allocateAll());
        }
        if (writer.needs(struct, "readAll")) {
            type.addMethod(readAll());
        }
        return type.build();
    }

    private CodeBlock layout(JavaValue.Field value) {
        if (value instanceof JavaValue.Number number) {
            return writer.layout(number.scalar());
        }
        if (value instanceof JavaValue.Enumeration enumeration) {
            return writer.layout(enumeration.definition().representation());
        }
        if (value instanceof JavaValue.FixedNumbers array) {
            return CodeBlock.of(
                    "$T.sequenceLayout($L, $L)",
                    ClassName.get("java.lang.foreign", "MemoryLayout"),
                    array.length(),
                    writer.layout(array.element()));
        }
        return CodeBlock.of(
                "$T.LAYOUT",
                writer.layoutClass(((JavaValue.Struct) value).definition().name()));
    }

    private MethodSpec writeMethod() {
        MethodSpec.Builder method = Helpers.method("write")
                .addParameter(SEGMENT, "segment")
                .addParameter(long.class, "offset")
                .addParameter(struct.name(), "value");
        for (int i = 0; i < offsets.size(); i++) {
            JavaType.Field field = struct.fields().get(i);
            CodeBlock value = CodeBlock.of("value.$N()", field.name());
            CodeBlock place = CodeBlock.of("offset + $N", offsets.get(i));
            method.addStatement(set(field, place, value));
        }
        return method.build();
    }

    private CodeBlock set(JavaType.Field field, CodeBlock place, CodeBlock value) {
        if (field.value() instanceof JavaValue.FixedNumbers array) {
            return CodeBlock.of(
                    "$T.copy($L, 0, segment, $L, $L, $L)",
                    SEGMENT,
                    value,
                    writer.layout(array.element()),
                    place,
                    array.length());
        }
        if (field.value() instanceof JavaValue.Struct nested) {
            return CodeBlock.of(
                    "$T.write(segment, $L, $L)",
                    writer.layoutClass(nested.definition().name()),
                    place,
                    value);
        }
        boolean number = field.value() instanceof JavaValue.Number;
        Scalar scalar = number
                ? ((JavaValue.Number) field.value()).scalar()
                : ((JavaValue.Enumeration) field.value()).definition().representation();
        CodeBlock raw = number
                ? writer.number(scalar, value, field.name())
                : writer.enumerationValue((JavaValue.Enumeration) field.value(), value);
        return FfmWriter.isLong(scalar)
                ? writer.helpers.call(FfmHelpers.setLong(writer.nativeClass), "segment", place, raw)
                : CodeBlock.of("segment.set($L, $L, $L)", writer.layout(scalar), place, raw);
    }

    private MethodSpec readMethod() {
        List<CodeBlock> values = new ArrayList<>();
        for (int i = 0; i < offsets.size(); i++) {
            values.add(get(struct.fields().get(i).value(), CodeBlock.of("offset + $N", offsets.get(i))));
        }
        return Helpers.method("read")
                .returns(struct.name())
                .addParameter(SEGMENT, "segment")
                .addParameter(long.class, "offset")
                .addStatement("return new $T(\n$L)", struct.name(), CodeBlock.join(values, ",\n"))
                .build();
    }

    private CodeBlock get(JavaValue.Field value, CodeBlock place) {
        if (value instanceof JavaValue.FixedNumbers array) {
            CodeBlock layout = writer.layout(array.element());
            return CodeBlock.of(
                    "segment.asSlice($L, $L * $L.byteSize()).toArray($L)", place, array.length(), layout, layout);
        }
        if (value instanceof JavaValue.Struct nested) {
            return CodeBlock.of(
                    "$T.read(segment, $L)",
                    writer.layoutClass(nested.definition().name()),
                    place);
        }
        Scalar scalar = value instanceof JavaValue.Number number
                ? number.scalar()
                : ((JavaValue.Enumeration) value).definition().representation();
        CodeBlock raw = FfmWriter.isLong(scalar)
                ? writer.helpers.call(FfmHelpers.getLong(writer.nativeClass), "segment", place)
                : CodeBlock.of("segment.get($L, $L)", writer.layout(scalar), place);
        return writer.result(value, raw, List.of());
    }

    private MethodSpec allocate() {
        return Helpers.method("allocate")
                .returns(SEGMENT)
                .addParameter(ARENA, "arena")
                .addParameter(struct.name(), "value")
                .addParameter(String.class, "name")
                .addStatement("$T.requireNonNull(value, name)", Objects.class)
                .addStatement("$T segment = arena.allocate(LAYOUT)", SEGMENT)
                .addStatement("write(segment, 0, value)")
                .addStatement("return segment")
                .build();
    }

    private MethodSpec readOrNull() {
        return Helpers.method("readOrNull")
                .returns(struct.name())
                .addParameter(SEGMENT, "address")
                .addStatement("return address.address() == 0 ? null : read(address.reinterpret(LAYOUT.byteSize()), 0)")
                .build();
    }

    private MethodSpec take() {
        return Helpers.method("take")
                .returns(struct.name())
                .addParameter(SEGMENT, "address")
                .addParameter(ParameterizedTypeName.get(ClassName.get(Consumer.class), SEGMENT), "free")
                .beginControlFlow("if (address.address() == 0)")
                .addStatement("return null")
                .endControlFlow()
                .beginControlFlow("try")
                .addStatement("return read(address.reinterpret(LAYOUT.byteSize()), 0)")
                .nextControlFlow("finally")
                .addStatement("free.accept(address)")
                .endControlFlow()
                .build();
    }

    private MethodSpec allocateAll() {
        return Helpers.method("allocateAll")
                .addJavadoc("Copies an array; an element that is null is zero.\n")
                .returns(SEGMENT)
                .addParameter(ARENA, "arena")
                .addParameter(ArrayTypeName.of(struct.name()), "values")
                .addStatement("$T segment = arena.allocate(LAYOUT, values.length)", SEGMENT)
                .beginControlFlow("for (int i = 0; i < values.length; i++)")
                .beginControlFlow("if (values[i] != null)")
                .addStatement("write(segment, i * LAYOUT.byteSize(), values[i])")
                .endControlFlow()
                .endControlFlow()
                .addStatement("return segment")
                .build();
    }

    private MethodSpec readAll() {
        return Helpers.method("readAll")
                .addParameter(SEGMENT, "segment")
                .addParameter(ArrayTypeName.of(struct.name()), "values")
                .beginControlFlow("for (int i = 0; i < values.length; i++)")
                .addStatement("values[i] = read(segment, i * LAYOUT.byteSize())")
                .endControlFlow()
                .build();
    }
}
