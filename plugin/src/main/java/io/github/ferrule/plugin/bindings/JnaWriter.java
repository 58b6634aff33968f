package io.github.ferrule.plugin.bindings;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.ferrule.plugin.bindings.CArgument.Role;
import io.github.ferrule.plugin.bindings.ImageMetadata.Access;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.ExportedFunction;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes an API that calls the library through JNA's direct mapping. */
final class JnaWriter extends ApiWriter {

    private static final ClassName CALLBACK = jna("Callback");
    private static final ClassName FUNCTION_MAPPER = jna("FunctionMapper");
    private static final ClassName INTEGER_TYPE = jna("IntegerType");
    private static final ClassName LIBRARY = jna("Library");
    private static final ClassName MEMORY = jna("Memory");
    private static final ClassName NATIVE = jna("Native");
    private static final ClassName NATIVE_LONG = jna("NativeLong");
    private static final ClassName POINTER = jna("Pointer");
    private static final ClassName NATIVE_LOADER = ClassName.get("io.github.ferrule.loader", "NativeLoader");
    private static final TypeName BYTES = ArrayTypeName.of(TypeName.BYTE);

    private boolean usesSize;

    JnaWriter(JavaApi api, boolean publicNatives) {
        super(api, publicNatives);
    }

    private static ClassName jna(String name) {
        return ClassName.get("com.sun.jna", name);
    }

    @Override
    TypeSpec natives() {
        TypeSpec.Builder type = nativesClass()
                .addStaticBlock(CodeBlock.builder()
                        .addStatement("$T.register($L)", NATIVE_LOADER, registration(nativeClass))
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        List<TypeSpec> nested = new ArrayList<>();
        List<ExportedFunction> renamed = new ArrayList<>();
        for (ExportedFunction function : rawFunctions()) {
            if (rawName(function).equals(function.symbol())) {
                type.addMethod(
                        nativeMethod(function).addModifiers(Modifier.NATIVE).build());
            } else {
                renamed.add(function);
                type.addMethod(delegate(function));
            }
        }
        if (!renamed.isEmpty()) {
            nested.add(renamed(renamed));
        }
        for (JavaType each : api.types()) {
            if (each instanceof JavaType.Callback callback) {
                nested.add(functionInterface(callback, 64));
                if (callback.context().isPresent()) {
                    nested.add(functionInterface(callback, 32));
                }
                nested.add(upcall(callback));
            }
        }
        for (JavaType each : api.types()) {
            if (each instanceof JavaType.Struct struct) {
                nested.add(new JnaStructWriter(this, struct).write());
            }
        }
        if (usesSize) {
            nested.add(sizeClass());
        }
        return type.addTypes(nested).build();
    }

    @Override
    void describe(ImageMetadata metadata) {
        metadata.access(nativeClass, Access.METHODS, Access.JNI);
        if (rawFunctions().stream().anyMatch(it -> !rawName(it).equals(it.symbol()))) {
            metadata.access(renamedClass(), Access.METHODS, Access.JNI);
        }
        if (usesSize) {
            metadata.access(size(), Access.CONSTRUCTORS);
        }
        for (JavaType type : api.types()) {
            if (type instanceof JavaType.Struct struct) {
                metadata.access(structClass(struct), Access.CONSTRUCTORS, Access.FIELDS);
                metadata.access(structClass(struct).nestedClass("ByValue"), Access.CONSTRUCTORS, Access.FIELDS);
            } else if (type instanceof JavaType.Callback callback) {
                // native images have 64 bits
                metadata.access(functionClass(callback, 64), Access.METHODS, Access.JNI);
            }
        }
    }

    private MethodSpec.Builder nativeMethod(ExportedFunction function) {
        Signature signature = function.signature();
        MethodSpec.Builder method = MethodSpec.methodBuilder(rawName(function))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("$L\n", JavadocText.code(function.declaration()))
                .returns(raw(signature.result()));
        List<CArgument> mapped = api.functions().stream()
                .filter(it -> it.symbol().equals(function.symbol()))
                .findFirst()
                .map(JavaFunction::arguments)
                .orElse(List.of());
        List<String> names = JavaNames.parameters(signature);
        for (int i = 0; i < names.size(); i++) {
            AbiType type = signature.parameters().get(i).type();
            method.addParameter(mapped.isEmpty() ? raw(type) : raw(mapped.get(i)), names.get(i));
        }
        return method;
    }

    private MethodSpec delegate(ExportedFunction function) {
        CodeBlock call = CodeBlock.of(
                "$T.$N($L)",
                renamedClass(),
                rawName(function),
                String.join(", ", JavaNames.parameters(function.signature())));
        boolean isVoid = function.signature().result() == Scalar.VOID;
        return nativeMethod(function)
                .addStatement(isVoid ? call : CodeBlock.of("return $L", call))
                .build();
    }

    private CodeBlock registration(ClassName type) {
        BindingSettings settings = api.settings();
        return CodeBlock.of("$S, $S, $T.class", settings.bundleId(), settings.library(), type);
    }

    private ClassName renamedClass() {
        return nativeClass.nestedClass("Renamed");
    }

    /** The functions whose names Java does not allow. */
    private TypeSpec renamed(List<ExportedFunction> functions) {
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("$1T<$2T, $2T> symbols = new $3T<>()", Map.class, String.class, HashMap.class);
        functions.forEach(it -> code.addStatement("symbols.put($S, $S)", rawName(it), it.symbol()));
        code.addStatement("$T mapper = (library, method) -> symbols.get(method.getName())", FUNCTION_MAPPER)
                .addStatement(
                        "$T.register(\n$L,\n$T.singletonMap($T.OPTION_FUNCTION_MAPPER, mapper))",
                        NATIVE_LOADER,
                        registration(renamedClass()),
                        Collections.class,
                        LIBRARY);
        TypeSpec.Builder type = TypeSpec.classBuilder(renamedClass())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The functions whose names Java does not allow.\n")
                .addStaticBlock(code.build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        functions.forEach(it ->
                type.addMethod(nativeMethod(it).addModifiers(Modifier.NATIVE).build()));
        return type.build();
    }

    private static TypeSpec sizeClass() {
        return TypeSpec.classBuilder("Size")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(INTEGER_TYPE)
                .addJavadoc("A number as wide as a pointer.\n")
                .addField(FieldSpec.builder(
                                long.class, "serialVersionUID", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("1L")
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("Makes room for a result.\n")
                        .addStatement("this(0)")
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc(
                                "@throws IllegalArgumentException if this platform's pointers are narrower than the value\n")
                        .addParameter(long.class, "value")
                        .addStatement("super($T.SIZE_T_SIZE, value, true)", NATIVE)
                        .build())
                .build();
    }

    /** The Java type by which JNA takes an argument of a mapped function. */
    private TypeName raw(CArgument argument) {
        if (argument.role() != Role.VALUE) {
            return raw(argument.type());
        }
        JavaValue value = argument.parameter().value();
        if (value instanceof JavaValue.Text) {
            return BYTES;
        }
        if (value instanceof JavaValue.Numbers || value instanceof JavaValue.Buffer) {
            return value.type();
        }
        if (value instanceof JavaValue.Struct struct && struct.byReference()) {
            return structClass(struct.definition());
        }
        if (value instanceof JavaValue.Callback callback) {
            return callback.definition().context().isPresent() ? CALLBACK : functionClass(callback.definition(), 64);
        }
        return raw(argument.type());
    }

    /** The Java type by which JNA takes a type of C. */
    TypeName raw(AbiType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case VOID -> TypeName.VOID;
                case BOOL, I8, U8, C_CHAR -> TypeName.BYTE; // JNA's boolean has 32 bits
                case I16, U16 -> TypeName.SHORT;
                case I32, U32 -> TypeName.INT;
                case F32 -> TypeName.FLOAT;
                case F64 -> TypeName.DOUBLE;
                case I64, U64 -> TypeName.LONG;
                case ISIZE, USIZE -> size();
                case C_LONG, C_ULONG -> NATIVE_LONG;
                case I128, U128, WCHAR_T, CHAR -> throw new IllegalArgumentException(scalar.rust());
            };
        }
        Optional<JavaType> named = named(type);
        if (named.isEmpty()) {
            return POINTER;
        }
        return named.get() instanceof JavaType.Enumeration enumeration
                ? raw(enumeration.representation())
                : structClass((JavaType.Struct) named.get()).nestedClass("ByValue");
    }

    /** Returns the class for a number as wide as a pointer, which is generated from then on. */
    ClassName size() {
        usesSize = true;
        return nativeClass.nestedClass("Size");
    }

    ClassName structClass(JavaType.Struct struct) {
        return nativeClass.nestedClass(struct.name().simpleName() + "Struct");
    }

    private ClassName functionClass(JavaType.Callback callback, int bits) {
        return nativeClass.nestedClass(callback.name().simpleName() + "Function" + (bits == 32 ? bits : ""));
    }

    @Override
    TypeName rawResult(AbiType type) {
        return raw(type);
    }

    @Override
    CodeBlock isNull(CodeBlock pointer) {
        return CodeBlock.of("$L == null", pointer);
    }

    @Override
    CodeBlock pointer(CodeBlock address) {
        return CodeBlock.of("new $T($L)", POINTER, address);
    }

    @Override
    CodeBlock context(CodeBlock id) {
        return pointer(id);
    }

    @Override
    List<CodeBlock> leading(JavaFunction function, BodyBuilder body) {
        return List.of();
    }

    @Override
    CodeBlock room(CArgument argument, BodyBuilder body) {
        AbiType pointee = ((AbiType.Pointer) argument.type()).pointee();
        String suggestion = argument.parameter().name();
        Optional<JavaType.Struct> struct =
                named(pointee).filter(JavaType.Struct.class::isInstance).map(JavaType.Struct.class::cast);
        if (struct.isPresent()) {
            String name = body.local(suggestion, argument);
            body.before("$1T $2N = new $1T()", structClass(struct.get()), name);
            body.after("$N.read()", name);
            return CodeBlock.of("$N.getPointer()", name);
        }
        String name = body.resource(suggestion, argument, MEMORY, CodeBlock.of("new $T($L)", MEMORY, bytes(pointee)));
        body.before("$N.clear()", name);
        return CodeBlock.of("$N", name);
    }

    private CodeBlock bytes(AbiType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case BOOL, I8, U8, C_CHAR, VOID -> CodeBlock.of("1");
                case I16, U16 -> CodeBlock.of("2");
                case I32, U32, F32 -> CodeBlock.of("4");
                case I64, U64, F64 -> CodeBlock.of("8");
                case ISIZE, USIZE -> CodeBlock.of("$T.SIZE_T_SIZE", NATIVE);
                case C_LONG, C_ULONG -> CodeBlock.of("$T.SIZE", NATIVE_LONG);
                case I128, U128, WCHAR_T, CHAR -> throw new IllegalArgumentException(scalar.rust());
            };
        }
        return named(type).orElse(null) instanceof JavaType.Enumeration enumeration
                ? bytes(enumeration.representation())
                : CodeBlock.of("$T.POINTER_SIZE", NATIVE);
    }

    @Override
    CodeBlock storeLength(Scalar type, CodeBlock room, CodeBlock length) {
        return switch (type) {
            case I8, U8 -> CodeBlock.of("$L.setByte(0, $L)", room, length);
            case I16, U16 -> CodeBlock.of("$L.setShort(0, $L)", room, length);
            case I32, U32 -> CodeBlock.of("$L.setInt(0, $L)", room, length);
            case I64, U64 -> CodeBlock.of("$L.setLong(0, $L)", room, length);
            case ISIZE, USIZE -> helpers.call(JnaHelpers.SET_SIZE, room, length);
            case C_LONG, C_ULONG -> CodeBlock.of("$L.setNativeLong(0, new $T($L))", room, NATIVE_LONG, length);
            default -> throw new IllegalArgumentException(type.rust());
        };
    }

    @Override
    CodeBlock written(CArgument argument, BodyBuilder body) {
        AbiType pointee = ((AbiType.Pointer) argument.type()).pointee();
        return read(pointee, CodeBlock.of("$N", body.local(argument.parameter().name(), argument)));
    }

    private CodeBlock read(AbiType type, CodeBlock memory) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case BOOL, I8, U8, C_CHAR, VOID -> CodeBlock.of("$L.getByte(0)", memory);
                case I16, U16 -> CodeBlock.of("$L.getShort(0)", memory);
                case I32, U32 -> CodeBlock.of("$L.getInt(0)", memory);
                case F32 -> CodeBlock.of("$L.getFloat(0)", memory);
                case F64 -> CodeBlock.of("$L.getDouble(0)", memory);
                case I64, U64 -> CodeBlock.of("$L.getLong(0)", memory);
                case ISIZE, USIZE -> helpers.call(JnaHelpers.getSize(size()), memory);
                case C_LONG, C_ULONG -> CodeBlock.of("$L.getNativeLong(0)", memory);
                case I128, U128, WCHAR_T, CHAR -> throw new IllegalArgumentException(scalar.rust());
            };
        }
        Optional<JavaType> named = named(type);
        if (named.isEmpty()) {
            return CodeBlock.of("$L.getPointer(0)", memory);
        }
        return named.get() instanceof JavaType.Enumeration enumeration
                ? read(enumeration.representation(), memory)
                : memory;
    }

    @Override
    CodeBlock length(Scalar type, CodeBlock length, String name) {
        return switch (type) {
            case ISIZE, USIZE -> CodeBlock.of("new $T($L)", size(), length);
            case C_LONG, C_ULONG -> CodeBlock.of("new $T($L)", NATIVE_LONG, length);
            default -> shortLength(type, length, name);
        };
    }

    @Override
    CodeBlock nullPointer() {
        return CodeBlock.of("null");
    }

    @Override
    CodeBlock addressOf(CodeBlock pointer) {
        return CodeBlock.of("$T.nativeValue($L)", POINTER, pointer);
    }

    @Override
    ClassName copier(JavaType.Struct struct) {
        return structClass(struct);
    }

    @Override
    CodeBlock textArgument(String name, BodyBuilder body) {
        return helpers.call(JnaHelpers.TEXT_ARGUMENT, name, CodeBlock.of("$S", name));
    }

    @Override
    CodeBlock numbersArgument(JavaValue.Numbers numbers, String name, BodyBuilder body) {
        return numbers.nullable()
                ? CodeBlock.of("$N", name)
                : CodeBlock.of("$T.requireNonNull($N, $S)", Objects.class, name, name);
    }

    @Override
    CodeBlock bufferArgument(CodeBlock buffer) {
        return CodeBlock.of("$L.slice()", buffer); // JNA passes where a buffer begins, not its position
    }

    @Override
    CodeBlock structArgument(JavaValue.Struct struct, String name, BodyBuilder body) {
        String factory = struct.byReference() ? "of" : "byValue";
        need(struct.definition(), factory);
        return CodeBlock.of("$T.$L($N, $S)", copier(struct.definition()), factory, name, name);
    }

    @Override
    String structsArgument(JavaValue.Structs structs, CArgument argument, BodyBuilder body) {
        String name = argument.parameter().name();
        CodeBlock copy = CodeBlock.of("$T.allocateAll($N)", copier(structs.definition()), name);
        return body.resource(name + "Memory", argument, MEMORY, copy);
    }

    @Override
    MethodSpec textHelper() {
        return JnaHelpers.TEXT;
    }

    @Override
    MethodSpec ownedTextHelper() {
        return JnaHelpers.OWNED_TEXT;
    }

    @Override
    CodeBlock widened(Scalar scalar, CodeBlock returned) {
        return switch (scalar) {
            case BOOL -> CodeBlock.of("$L != 0", returned);
            case USIZE, C_LONG -> CodeBlock.of("$L.longValue()", returned);
            case ISIZE -> helpers.call(JnaHelpers.signedSize(size()), returned);
            case C_ULONG -> helpers.call(JnaHelpers.UNSIGNED_LONG, returned);
            default -> unsigned(scalar, returned);
        };
    }

    @Override
    CodeBlock structByValue(JavaValue.Struct struct, CodeBlock returned) {
        return CodeBlock.of("$L.get()", returned);
    }

    @Override
    CodeBlock number(Scalar scalar, CodeBlock value, String name) {
        CodeBlock quoted = CodeBlock.of("$S", name);
        return switch (scalar) {
            case BOOL -> CodeBlock.of("(byte) ($L ? 1 : 0)", value);
            case USIZE -> helpers.call(JnaHelpers.size(size()), value, quoted);
            case ISIZE -> helpers.call(JnaHelpers.signedSizeArgument(size()), value, quoted);
            case C_LONG -> helpers.call(JnaHelpers.SIGNED_LONG_ARGUMENT, value, quoted);
            case C_ULONG -> helpers.call(JnaHelpers.UNSIGNED_LONG_ARGUMENT, value, quoted);
            default -> checked(scalar, value, name).orElse(value);
        };
    }

    /**
     * Returns the interface that tells JNA the signature of a callback. The context is a number: JNA would make an object for
     * a pointer, which takes a third of the time of a call.
     */
    private TypeSpec functionInterface(JavaType.Callback callback, int bits) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("invoke")
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .addJavadoc("Is called by JNA.\n")
                .returns(raw(callback.signature().result()));
        List<ParameterSpec> parameters = upcallParameters(callback);
        if (callback.context().isPresent() && bits == 32) {
            int i = callback.context().getAsInt();
            parameters.set(
                    i,
                    ParameterSpec.builder(TypeName.INT, parameters.get(i).name())
                            .build());
        }
        parameters.forEach(method::addParameter);
        return TypeSpec.interfaceBuilder(functionClass(callback, bits))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addSuperinterface(CALLBACK)
                .addJavadoc("A {@link $T} as C sees it", callback.name())
                .addJavadoc(callback.context().isPresent() ? " where pointers have " + bits + " bits.\n" : ".\n")
                .addMethod(method.build())
                .build();
    }

    @Override
    List<ParameterSpec> upcallParameters(JavaType.Callback callback) {
        Signature signature = callback.signature();
        List<String> names = JavaNames.parameters(signature);
        List<ParameterSpec> parameters = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (callback.context().isPresent() && callback.context().getAsInt() == i) {
                parameters.add(ParameterSpec.builder(TypeName.LONG, name).build());
                continue;
            }
            TypeName type = callback.arguments().stream()
                    .filter(it -> it.role() == Role.VALUE
                            && it.parameter().name().equals(name)
                            && it.parameter().value() instanceof JavaValue.Struct)
                    .findFirst()
                    .map(this::raw)
                    .orElse(raw(signature.parameters().get(i).type()));
            parameters.add(ParameterSpec.builder(type, name).build());
        }
        return parameters;
    }

    private TypeSpec upcall(JavaType.Callback callback) {
        ClassName name = upcallClass(callback);
        List<String> names = JavaNames.parameters(callback.signature());
        String parameters = String.join(", ", names);
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Calls a {@link $T} from C.\n", callback.name());
        if (callback.context().isPresent()) {
            String narrow = JavaNames.parameters(callback.signature())
                    .get(callback.context().getAsInt());
            String arguments = names.stream()
                    .map(it -> it.equals(narrow) ? "Integer.toUnsignedLong(" + it + ")" : it)
                    .collect(Collectors.joining(", "));
            type.addField(FieldSpec.builder(CALLBACK, "STUB", Modifier.STATIC, Modifier.FINAL)
                            .initializer(
                                    "$T.POINTER_SIZE == 8\n$>$>? ($T) $T::call\n: ($T) ($L) -> call($L)$<$<",
                                    NATIVE,
                                    functionClass(callback, 64),
                                    name,
                                    functionClass(callback, 32),
                                    parameters,
                                    arguments)
                            .build())
                    .addMethod(MethodSpec.constructorBuilder()
                            .addModifiers(Modifier.PRIVATE)
                            .build());
        } else {
            TypeName instance = ParameterizedTypeName.get(callbackClass(), callback.name());
            addPermanent(
                    type,
                    callback,
                    functionClass(callback, 64),
                    CodeBlock.builder()
                            .addStatement("$1T opened = $2T.permanent(function, retained)", instance, callbackClass())
                            .addStatement("callback = opened")
                            .addStatement(
                                    "stub = ($L) -> call(opened$L)",
                                    parameters,
                                    names.isEmpty() ? "" : ", " + parameters)
                            .build());
        }
        return type.addMethod(upcallMethod(callback)).build();
    }

    @Override
    CodeBlock contextId(String context) {
        return CodeBlock.of("$N", context);
    }

    @Override
    CodeBlock array(JavaValue.Numbers numbers, String data, CodeBlock length) {
        TypeName element = JavaValue.Numbers.elementType(numbers.element()).orElseThrow();
        String getter = "get" + capitalize(element.toString()) + "Array";
        return CodeBlock.of(
                "$1N == null ? new $2T[0] : $1N.$3L(0, $4T.toIntExact($5L))",
                data,
                element,
                getter,
                Math.class,
                length);
    }

    private static String capitalize(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    @Override
    CodeBlock zero(AbiType type) {
        TypeName raw = raw(type);
        return raw.isPrimitive() ? CodeBlock.of("0") : CodeBlock.of("new $T()", raw);
    }

    @Override
    CodeBlock byReference(JavaValue.Struct struct, CodeBlock parameter) {
        return CodeBlock.of("$1L == null ? null : $1L.get()", parameter);
    }
}
