package io.github.ferrule.plugin.bindings;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** Writes the JNA structure that copies a record to and from a struct of C. */
final class JnaStructWriter {

    private static final ClassName MEMORY = ClassName.get("com.sun.jna", "Memory");
    private static final ClassName POINTER = ClassName.get("com.sun.jna", "Pointer");
    private static final ClassName STRUCTURE = ClassName.get("com.sun.jna", "Structure");

    private final JnaWriter writer;
    private final JavaType.Struct struct;
    private final ClassName name;

    JnaStructWriter(JnaWriter writer, JavaType.Struct struct) {
        this.writer = writer;
        this.struct = struct;
        this.name = writer.structClass(struct);
    }

    TypeSpec write() {
        AnnotationSpec.Builder order = AnnotationSpec.builder(STRUCTURE.nestedClass("FieldOrder"));
        struct.fields().forEach(it -> order.addMember("value", "$S", it.name()));
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .superclass(STRUCTURE)
                .addAnnotation(order.build())
                .addJavadoc("Copies {@link $T} to and from C.\n", struct.name());
        struct.fields().forEach(field -> type.addField(field(field)));
        type.addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("Creates a struct of zeros.\n")
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(POINTER, "address")
                        .addStatement("super(address)")
                        .build())
                .addMethod(setMethod())
                .addMethod(getMethod());
        if (writer.needs(struct, "of")) {
            type.addMethod(factory("of", name));
        }
        if (writer.needs(struct, "byValue")) {
            type.addMethod(factory("byValue", name.nestedClass("ByValue")));
        }
        if (writer.needs(struct, "readOrNull") || writer.needs(struct, "take") || writer.needs(struct, "readAll")) {
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
        return type.addType(byValue()).build();
    }

    private TypeSpec byValue() {
        return TypeSpec.classBuilder("ByValue")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(name)
                .addSuperinterface(STRUCTURE.nestedClass("ByValue"))
                .addJavadoc("The struct where C passes it by value.\n")
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("Creates a struct of zeros.\n")
                        .build())
                .build();
    }

    private FieldSpec field(JavaType.Field field) {
        TypeName type = type(field.value());
        FieldSpec.Builder spec = FieldSpec.builder(type, field.name(), Modifier.PUBLIC);
        if (field.value() instanceof JavaValue.FixedNumbers array) {
            spec.initializer("new $T[$L]", ((ArrayTypeName) type).componentType(), array.length());
        } else if (!type.isPrimitive()) {
            spec.initializer("new $T()", type);
        }
        return spec.build();
    }

    private TypeName type(JavaValue.Field value) {
        if (value instanceof JavaValue.Number number) {
            return writer.raw(number.scalar());
        }
        if (value instanceof JavaValue.Enumeration enumeration) {
            return writer.raw(enumeration.definition().representation());
        }
        return value instanceof JavaValue.FixedNumbers
                ? value.type()
                : writer.structClass(((JavaValue.Struct) value).definition());
    }

    private MethodSpec setMethod() {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder("set").returns(void.class).addParameter(struct.name(), "record");
        for (JavaType.Field field : struct.fields()) {
            CodeBlock value = CodeBlock.of("record.$N()", field.name());
            if (field.value() instanceof JavaValue.FixedNumbers) {
                method.addStatement("this.$N = $L.clone()", field.name(), value);
            } else if (field.value() instanceof JavaValue.Struct) {
                method.addStatement("this.$N.set($L)", field.name(), value);
            } else {
                CodeBlock raw = field.value() instanceof JavaValue.Enumeration enumeration
                        ? writer.enumerationValue(enumeration, value)
                        : writer.number(((JavaValue.Number) field.value()).scalar(), value, field.name());
                method.addStatement("this.$N = $L", field.name(), raw);
            }
        }
        return method.build();
    }

    private MethodSpec getMethod() {
        List<CodeBlock> values = new ArrayList<>();
        for (JavaType.Field field : struct.fields()) {
            CodeBlock own = CodeBlock.of("$N", field.name());
            if (field.value() instanceof JavaValue.FixedNumbers) {
                values.add(CodeBlock.of("$L.clone()", own));
            } else if (field.value() instanceof JavaValue.Struct) {
                values.add(CodeBlock.of("$L.get()", own));
            } else {
                values.add(writer.result(field.value(), own, List.of()));
            }
        }
        return MethodSpec.methodBuilder("get")
                .returns(struct.name())
                .addStatement("return new $T(\n$L)", struct.name(), CodeBlock.join(values, ",\n"))
                .build();
    }

    private MethodSpec factory(String method, ClassName type) {
        return Helpers.method(method)
                .returns(type)
                .addParameter(struct.name(), "record")
                .addParameter(String.class, "name")
                .addStatement("$1T struct = new $1T()", type)
                .addStatement("struct.set($T.requireNonNull(record, name))", Objects.class)
                .addStatement("return struct")
                .build();
    }

    private MethodSpec readOrNull() {
        return Helpers.method("readOrNull")
                .returns(struct.name())
                .addParameter(POINTER, "address")
                .beginControlFlow("if (address == null)")
                .addStatement("return null")
                .endControlFlow()
                .addStatement("$1T struct = new $1T(address)", name)
                .addStatement("struct.read()")
                .addStatement("return struct.get()")
                .build();
    }

    private MethodSpec take() {
        return Helpers.method("take")
                .returns(struct.name())
                .addParameter(POINTER, "address")
                .addParameter(ParameterizedTypeName.get(ClassName.get(Consumer.class), POINTER), "free")
                .beginControlFlow("try")
                .addStatement("return readOrNull(address)")
                .nextControlFlow("finally")
                .beginControlFlow("if (address != null)")
                .addStatement("free.accept(address)")
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    private MethodSpec allocateAll() {
        return Helpers.method("allocateAll")
                .addJavadoc("Copies an array; an element that is null is zero.\n")
                .returns(MEMORY)
                .addParameter(ArrayTypeName.of(struct.name()), "records")
                .addStatement("int size = new $T().size()", name)
                .addStatement("$1T memory = new $1T($2T.max(1, (long) size * records.length))", MEMORY, Math.class)
                .addStatement("memory.clear()")
                .beginControlFlow("for (int i = 0; i < records.length; i++)")
                .beginControlFlow("if (records[i] != null)")
                .addStatement("$1T struct = new $1T(memory.share((long) i * size))", name)
                .addStatement("struct.set(records[i])")
                .addStatement("struct.write()")
                .endControlFlow()
                .endControlFlow()
                .addStatement("return memory")
                .build();
    }

    private MethodSpec readAll() {
        return Helpers.method("readAll")
                .addParameter(MEMORY, "memory")
                .addParameter(ArrayTypeName.of(struct.name()), "records")
                .addStatement("int size = new $T().size()", name)
                .beginControlFlow("for (int i = 0; i < records.length; i++)")
                .addStatement("records[i] = readOrNull(memory.share((long) i * size))")
                .endControlFlow()
                .build();
    }
}
