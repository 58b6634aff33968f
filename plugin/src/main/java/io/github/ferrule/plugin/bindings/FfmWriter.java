package io.github.ferrule.plugin.bindings;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import io.github.ferrule.plugin.bindings.ImageMetadata.Access;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.ExportedFunction;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** Writes an API that calls the library through the Foreign Function and Memory API of Java 22. */
final class FfmWriter extends ApiWriter {

    // by name: this code runs on Java 17, too
    private static final ClassName ARENA = foreign("Arena");
    private static final ClassName FUNCTION_DESCRIPTOR = foreign("FunctionDescriptor");
    private static final ClassName LINKER = foreign("Linker");
    private static final ClassName MEMORY_LAYOUT = foreign("MemoryLayout");
    private static final ClassName SEGMENT = foreign("MemorySegment");
    private static final ClassName SYMBOL_LOOKUP = foreign("SymbolLookup");
    private static final ClassName VALUE_LAYOUT = foreign("ValueLayout");
    private static final Pattern LAYOUT = Pattern.compile("ValueLayout\\.([A-Z_]+)");
    private static final ClassName NATIVE_LOADER = ClassName.get("io.github.ferrule.loader", "NativeLoader");

    FfmWriter(JavaApi api, boolean publicNatives) {
        super(api, publicNatives);
    }

    private static ClassName foreign(String name) {
        return ClassName.get("java.lang.foreign", name);
    }

    @Override
    void staticImports(JavaFile.Builder file, String text) {
        String[] names = LAYOUT.matcher(text)
                .results()
                .map(it -> it.group(1))
                .distinct()
                .sorted()
                .toArray(String[]::new);
        if (names.length > 0) {
            file.addStaticImport(VALUE_LAYOUT, names);
        }
    }

    @Override
    List<AnnotationSpec> annotations() {
        return List.of(AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "$S", "restricted")
                .build());
    }

    @Override
    TypeSpec natives() {
        BindingSettings settings = api.settings();
        TypeSpec.Builder type = nativesClass()
                .addField(constant(LINKER, "LINKER", CodeBlock.of("$T.nativeLinker()", LINKER)))
                .addField(constant(
                        SYMBOL_LOOKUP,
                        "LIBRARY",
                        CodeBlock.of(
                                "$T.locate($S, $S, $T.class)\n$>$>.lookup($T::libraryLookup, $T.global())$<$<",
                                NATIVE_LOADER,
                                settings.bundleId(),
                                settings.library(),
                                nativeClass,
                                SYMBOL_LOOKUP,
                                ARENA)));
        List<ExportedFunction> functions = rawFunctions();
        if (usesLong(functions)) {
            type.addField(FieldSpec.builder(MEMORY_LAYOUT, "C_LONG", Modifier.STATIC, Modifier.FINAL)
                    .initializer("LINKER.canonicalLayouts().get($S)", "long")
                    .build());
        }
        type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        List<TypeSpec> nested = new ArrayList<>();
        for (ExportedFunction function : functions) {
            type.addMethod(call(function));
            nested.add(handle(function));
        }
        type.addMethod(findMethod()).addMethod(unexpectedMethod());
        if (api.types().stream().anyMatch(JavaType.Callback.class::isInstance)) {
            type.addMethod(upcallHandleMethod());
        }
        for (JavaType each : api.types()) {
            if (each instanceof JavaType.Callback callback) {
                nested.add(upcall(callback));
            }
        }
        for (JavaType each : api.types()) {
            if (each instanceof JavaType.Struct struct) {
                nested.add(new FfmStructWriter(this, struct).write());
            }
        }
        return type.addTypes(nested).build();
    }

    @Override
    void describe(ImageMetadata metadata) {
        ImageLayouts layouts = new ImageLayouts(this::named);
        rawFunctions().forEach(it -> metadata.downcall(layouts.call(it.signature())));
        for (JavaType type : api.types()) {
            if (type instanceof JavaType.Callback callback) {
                ClassName upcall = upcallClass(callback);
                metadata.access(upcall, Access.METHODS);
                if (callback.context().isPresent() && !hasLong(callback.signature())) {
                    metadata.directUpcall(upcall, layouts.call(callback.signature()));
                } else {
                    metadata.upcall(layouts.call(callback.signature()));
                }
            }
        }
    }

    private boolean usesLong(List<ExportedFunction> functions) {
        return functions.stream().anyMatch(it -> hasLong(it.signature()))
                || api.types().stream()
                        .anyMatch(type -> type instanceof JavaType.Callback callback && hasLong(callback.signature())
                                || type instanceof JavaType.Struct struct
                                        && struct.fields().stream()
                                                .anyMatch(it -> it.value() instanceof JavaValue.Number number
                                                        && isLong(number.scalar())))
                || api.functions().stream()
                        .flatMap(it -> it.arguments().stream())
                        .anyMatch(it -> it.type() instanceof AbiType.Pointer pointer && isLong(pointer.pointee()));
    }

    private MethodSpec call(ExportedFunction function) {
        Signature signature = function.signature();
        MethodSpec.Builder method = MethodSpec.methodBuilder(rawName(function))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("$L\n", JavadocText.code(function.declaration()))
                .returns(carrier(signature.result()));
        List<String> names = new ArrayList<>(JavaNames.parameters(signature));
        boolean struct = isStruct(signature.result());
        String allocator = JavaNames.free("allocator", names);
        if (struct) {
            method.addParameter(foreign("SegmentAllocator"), allocator);
        }
        for (int i = 0; i < names.size(); i++) {
            method.addParameter(carrier(signature.parameters().get(i).type()), names.get(i));
        }
        String error = JavaNames.free("e", names);
        if (struct) {
            names.add(0, allocator);
        }
        CodeBlock invocation = CodeBlock.of("$N.HANDLE.invokeExact($L)", holder(function), String.join(", ", names));
        boolean isVoid = signature.result() == Scalar.VOID;
        return method.beginControlFlow("try")
                .addStatement(
                        isVoid ? invocation : CodeBlock.of("return ($T) $L", carrier(signature.result()), invocation))
                .nextControlFlow("catch ($T $N)", Throwable.class, error)
                .addStatement("throw unexpected($N)", error)
                .endControlFlow()
                .build();
    }

    /** A class of its own links the function when it is called for the first time. */
    private TypeSpec handle(ExportedFunction function) {
        Signature signature = function.signature();
        CodeBlock found = CodeBlock.of("find($S, $L)", function.symbol(), descriptor(signature));
        return TypeSpec.classBuilder(holder(function))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addField(FieldSpec.builder(MethodHandle.class, "HANDLE", Modifier.STATIC, Modifier.FINAL)
                        .initializer(hasLong(signature) ? widened(signature, found) : found)
                        .build())
                .build();
    }

    private CodeBlock descriptor(Signature signature) {
        List<CodeBlock> layouts = new ArrayList<>();
        boolean isVoid = signature.result() == Scalar.VOID;
        if (!isVoid) {
            layouts.add(layout(signature.result()));
        }
        signature.parameters().forEach(it -> layouts.add(layout(it.type())));
        return CodeBlock.of("$T.$L($L)", FUNCTION_DESCRIPTOR, isVoid ? "ofVoid" : "of", CodeBlock.join(layouts, ", "));
    }

    /** The method takes a C long as a long of Java even where it has 32 bits. */
    private CodeBlock widened(Signature signature, CodeBlock handle) {
        return CodeBlock.of(
                "$T.explicitCastArguments(\n$>$>$L,\n$L)$<$<", MethodHandles.class, handle, methodType(signature));
    }

    private CodeBlock methodType(Signature signature) {
        List<CodeBlock> types = new ArrayList<>();
        types.add(CodeBlock.of("$T.class", carrier(signature.result())));
        if (isStruct(signature.result())) {
            types.add(CodeBlock.of("$T.class", foreign("SegmentAllocator")));
        }
        signature.parameters().forEach(it -> types.add(CodeBlock.of("$T.class", carrier(it.type()))));
        return CodeBlock.of("$T.methodType($L)", MethodType.class, CodeBlock.join(types, ", "));
    }

    private static boolean hasLong(Signature signature) {
        return isLong(signature.result()) || signature.parameters().stream().anyMatch(it -> isLong(it.type()));
    }

    static boolean isLong(AbiType type) {
        return type == Scalar.C_LONG || type == Scalar.C_ULONG;
    }

    private static String holder(ExportedFunction function) {
        return rawName(function) + "_";
    }

    private MethodSpec findMethod() {
        return MethodSpec.methodBuilder("find")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(MethodHandle.class)
                .addParameter(String.class, "symbol")
                .addParameter(FUNCTION_DESCRIPTOR, "function")
                .addStatement(
                        "$T address = LIBRARY.find(symbol)\n.orElseThrow(() -> new $T($S + symbol))",
                        SEGMENT,
                        UnsatisfiedLinkError.class,
                        api.settings().library() + " has no function ")
                .addStatement("return LINKER.downcallHandle(address, function)")
                .build();
    }

    private static MethodSpec unexpectedMethod() {
        return MethodSpec.methodBuilder("unexpected")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(Error.class)
                .addParameter(Throwable.class, "e")
                .beginControlFlow("if (e instanceof $T)", RuntimeException.class)
                .addStatement("throw ($T) e", RuntimeException.class)
                .endControlFlow()
                .addStatement("return e instanceof $1T ? ($1T) e : new $2T(e)", Error.class, AssertionError.class)
                .build();
    }

    private static FieldSpec constant(TypeName type, String name, CodeBlock value) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build();
    }

    private boolean isStruct(AbiType type) {
        return named(type).filter(JavaType.Struct.class::isInstance).isPresent();
    }

    /** Returns the Java type by which a method handle takes a type of C. */
    TypeName carrier(AbiType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case VOID -> TypeName.VOID;
                case BOOL -> TypeName.BOOLEAN;
                case I8, U8, C_CHAR -> TypeName.BYTE;
                case I16, U16 -> TypeName.SHORT;
                case I32, U32 -> TypeName.INT;
                case F32 -> TypeName.FLOAT;
                case F64 -> TypeName.DOUBLE;
                case I64, U64, ISIZE, USIZE, C_LONG, C_ULONG -> TypeName.LONG;
                case I128, U128, WCHAR_T, CHAR -> throw new IllegalArgumentException(scalar.rust());
            };
        }
        return named(type)
                .filter(JavaType.Enumeration.class::isInstance)
                .map(it -> carrier(((JavaType.Enumeration) it).representation()))
                .orElse(SEGMENT);
    }

    /** Returns the layout of a type of C. */
    CodeBlock layout(AbiType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case BOOL -> valueLayout("JAVA_BOOLEAN");
                case I8, U8, C_CHAR, VOID -> valueLayout("JAVA_BYTE");
                case I16, U16 -> valueLayout("JAVA_SHORT");
                case I32, U32 -> valueLayout("JAVA_INT");
                case F32 -> valueLayout("JAVA_FLOAT");
                case F64 -> valueLayout("JAVA_DOUBLE");
                case I64, U64, ISIZE, USIZE -> valueLayout("JAVA_LONG");
                case C_LONG, C_ULONG -> CodeBlock.of("$T.C_LONG", nativeClass);
                case I128, U128, WCHAR_T, CHAR -> throw new IllegalArgumentException(scalar.rust());
            };
        }
        Optional<JavaType> named = named(type);
        if (named.isEmpty()) {
            return valueLayout("ADDRESS");
        }
        return named.get() instanceof JavaType.Enumeration enumeration
                ? layout(enumeration.representation())
                : CodeBlock.of("$T.LAYOUT", layoutClass(named.get().name()));
    }

    private static CodeBlock valueLayout(String name) {
        return CodeBlock.of("$T." + name, VALUE_LAYOUT);
    }

    /** Returns the class that knows the layout of a struct. */
    ClassName layoutClass(ClassName struct) {
        return nativeClass.nestedClass(struct.simpleName() + "Layout");
    }

    @Override
    TypeName rawResult(AbiType type) {
        return carrier(type);
    }

    @Override
    CodeBlock isNull(CodeBlock pointer) {
        return CodeBlock.of("$L.address() == 0", pointer);
    }

    @Override
    CodeBlock pointer(CodeBlock address) {
        return CodeBlock.of("$T.ofAddress($L)", SEGMENT, address);
    }

    @Override
    CodeBlock context(CodeBlock id) {
        return pointer(id);
    }

    @Override
    List<CodeBlock> leading(JavaFunction function, BodyBuilder body) {
        return isStruct(function.function().signature().result()) ? List.of(arena(body)) : List.of();
    }

    private static CodeBlock arena(BodyBuilder body) {
        return CodeBlock.of("$N", body.resource("arena", ARENA, ARENA, CodeBlock.of("$T.ofConfined()", ARENA)));
    }

    @Override
    CodeBlock room(CArgument argument, BodyBuilder body) {
        AbiType pointee = ((AbiType.Pointer) argument.type()).pointee();
        String name = body.local(argument.parameter().name(), argument);
        body.before("$T $N = $L.allocate($L)", SEGMENT, name, arena(body), layout(pointee));
        return CodeBlock.of("$N", name);
    }

    @Override
    CodeBlock storeLength(Scalar type, CodeBlock room, CodeBlock length) {
        return isLong(type)
                ? helpers.call(FfmHelpers.setLong(nativeClass), room, "0", length)
                : CodeBlock.of("$L.set($L, 0, $L)", room, layout(type), length);
    }

    @Override
    CodeBlock written(CArgument argument, BodyBuilder body) {
        AbiType pointee = ((AbiType.Pointer) argument.type()).pointee();
        CodeBlock room = CodeBlock.of("$N", body.local(argument.parameter().name(), argument));
        if (isStruct(pointee)) {
            return room;
        }
        return isLong(pointee)
                ? helpers.call(FfmHelpers.getLong(nativeClass), room, "0")
                : CodeBlock.of("$L.get($L, 0)", room, layout(pointee));
    }

    @Override
    CodeBlock length(Scalar type, CodeBlock length, String name) {
        return shortLength(type, length, name);
    }

    @Override
    CodeBlock nullPointer() {
        return CodeBlock.of("$T.NULL", SEGMENT);
    }

    @Override
    CodeBlock addressOf(CodeBlock pointer) {
        return CodeBlock.of("$L.address()", pointer);
    }

    @Override
    ClassName copier(JavaType.Struct struct) {
        return layoutClass(struct.name());
    }

    @Override
    CodeBlock textArgument(String name, BodyBuilder body) {
        CodeBlock checked = helpers.call(FfmHelpers.TEXT_ARGUMENT, name, CodeBlock.of("$S", name));
        return CodeBlock.of("$L.allocateFrom($L)", arena(body), checked);
    }

    @Override
    CodeBlock numbersArgument(JavaValue.Numbers numbers, String name, BodyBuilder body) {
        CodeBlock layout = layout(numbers.element());
        CodeBlock arena = arena(body);
        CodeBlock allocated = numbers.nullable()
                ? CodeBlock.of("$1N == null ? $2T.NULL : $3L.allocateFrom($4L, $1N)", name, SEGMENT, arena, layout)
                : CodeBlock.of(
                        "$L.allocateFrom($L, $T.requireNonNull($N, $S))", arena, layout, Objects.class, name, name);
        if (!numbers.mutable()) {
            return allocated;
        }
        String segment = body.local(name + "Segment");
        body.before("$T $N = $L", SEGMENT, segment, allocated);
        CodeBlock copied = CodeBlock.of("$1T.copy($3N, $4L, 0, $2N, 0, $2N.length)", SEGMENT, name, segment, layout);
        if (numbers.nullable()) {
            body.after("if ($N != null) {\n$>$L;\n$<}\n", name, copied);
        } else {
            body.after("$L", copied);
        }
        return CodeBlock.of("$N", segment);
    }

    @Override
    CodeBlock bufferArgument(CodeBlock buffer) {
        return CodeBlock.of("$T.ofBuffer($L)", SEGMENT, buffer);
    }

    @Override
    CodeBlock structArgument(JavaValue.Struct struct, String name, BodyBuilder body) {
        need(struct.definition(), "allocate");
        return CodeBlock.of("$T.allocate($L, $N, $S)", copier(struct.definition()), arena(body), name, name);
    }

    @Override
    String structsArgument(JavaValue.Structs structs, CArgument argument, BodyBuilder body) {
        String name = argument.parameter().name();
        String segment = body.local(name + "Segment");
        body.before(
                "$T $N = $T.allocateAll($L, $N)", SEGMENT, segment, copier(structs.definition()), arena(body), name);
        return segment;
    }

    @Override
    MethodSpec textHelper() {
        return FfmHelpers.TEXT;
    }

    @Override
    MethodSpec ownedTextHelper() {
        return FfmHelpers.OWNED_TEXT;
    }

    @Override
    CodeBlock widened(Scalar scalar, CodeBlock returned) {
        return scalar == Scalar.C_ULONG
                ? helpers.call(FfmHelpers.widenedLong(nativeClass), returned)
                : unsigned(scalar, returned);
    }

    @Override
    CodeBlock structByValue(JavaValue.Struct struct, CodeBlock returned) {
        return CodeBlock.of("$T.read($L, 0)", copier(struct.definition()), returned);
    }

    @Override
    CodeBlock number(Scalar scalar, CodeBlock value, String name) {
        CodeBlock quoted = CodeBlock.of("$S", name);
        return switch (scalar) {
            case USIZE -> helpers.call(FfmHelpers.SIZE, value, quoted);
            case C_LONG -> helpers.call(FfmHelpers.signedLong(nativeClass), value, quoted);
            case C_ULONG -> helpers.call(FfmHelpers.unsignedLong(nativeClass), value, quoted);
            default -> checked(scalar, value, name).orElse(value);
        };
    }

    /** Returns the class through which C calls a function of Java. */
    private TypeSpec upcall(JavaType.Callback callback) {
        ClassName name = upcallClass(callback);
        Signature signature = callback.signature();
        boolean context = callback.context().isPresent();
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Calls a {@link $T} from C.\n", callback.name())
                .addField(constant(FUNCTION_DESCRIPTOR, "FUNCTION", descriptor(signature)));
        CodeBlock handle = CodeBlock.of("upcall($T.class, $L)", name, upcallType(callback));
        CodeBlock widened = hasLong(signature)
                ? CodeBlock.of("$T.explicitCastArguments($L, $L)", MethodHandles.class, handle, castType(context))
                : handle;
        if (context) {
            type.addField(FieldSpec.builder(SEGMENT, "STUB", Modifier.STATIC, Modifier.FINAL)
                            .initializer("LINKER.upcallStub(\n$>$>$L, FUNCTION, $T.global())$<$<", widened, ARENA)
                            .build())
                    .addMethod(MethodSpec.constructorBuilder()
                            .addModifiers(Modifier.PRIVATE)
                            .build());
        } else {
            type.addField(constant(ClassName.get(MethodHandle.class), "CALL", widened));
            addPermanent(
                    type,
                    callback,
                    SEGMENT,
                    CodeBlock.builder()
                            .addStatement("callback = $T.permanent(function, retained)", callbackClass())
                            .addStatement(
                                    "stub = LINKER.upcallStub(\n$T.insertArguments(CALL, 0, callback), FUNCTION, $T.global())",
                                    MethodHandles.class,
                                    ARENA)
                            .build());
        }
        return type.addMethod(upcallMethod(callback)).build();
    }

    private CodeBlock castType(boolean context) {
        return context
                ? CodeBlock.of("FUNCTION.toMethodType()")
                : CodeBlock.of("FUNCTION.toMethodType().insertParameterTypes(0, $T.class)", callbackClass());
    }

    private CodeBlock upcallType(JavaType.Callback callback) {
        List<CodeBlock> types = new ArrayList<>();
        types.add(CodeBlock.of("$T.class", carrier(callback.signature().result())));
        if (callback.context().isEmpty()) {
            types.add(CodeBlock.of("$T.class", callbackClass()));
        }
        callback.signature().parameters().forEach(it -> types.add(CodeBlock.of("$T.class", carrier(it.type()))));
        return CodeBlock.of("$T.methodType($L)", MethodType.class, CodeBlock.join(types, ", "));
    }

    @Override
    List<ParameterSpec> upcallParameters(JavaType.Callback callback) {
        Signature signature = callback.signature();
        List<String> names = JavaNames.parameters(signature);
        List<ParameterSpec> parameters = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            TypeName type = carrier(signature.parameters().get(i).type());
            parameters.add(ParameterSpec.builder(type, names.get(i)).build());
        }
        return parameters;
    }

    @Override
    CodeBlock contextId(String context) {
        return CodeBlock.of("$N.address()", context);
    }

    @Override
    CodeBlock array(JavaValue.Numbers numbers, String data, CodeBlock length) {
        CodeBlock layout = layout(numbers.element());
        return CodeBlock.of("$N.reinterpret($L * $L.byteSize()).toArray($L)", data, length, layout, layout);
    }

    @Override
    CodeBlock zero(AbiType type) {
        return CodeBlock.of(type == Scalar.BOOL ? "false" : "0");
    }

    @Override
    CodeBlock byReference(JavaValue.Struct struct, CodeBlock parameter) {
        return result(struct, parameter, List.of());
    }

    private static MethodSpec upcallHandleMethod() {
        return MethodSpec.methodBuilder("upcall")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(MethodHandle.class)
                .addParameter(
                        ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class)),
                        "owner")
                .addParameter(MethodType.class, "type")
                .beginControlFlow("try")
                .addStatement("return $T.lookup().findStatic(owner, $S, type)", MethodHandles.class, "call")
                .nextControlFlow("catch ($T e)", ReflectiveOperationException.class)
                .addStatement("throw new $T(e)", AssertionError.class)
                .endControlFlow()
                .build();
    }
}
