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
import io.github.ferrule.plugin.bindings.CArgument.Role;
import io.github.ferrule.plugin.bindings.JavaFunction.Failure;
import io.github.ferrule.plugin.bindings.JavaFunction.Success;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.ExportedFunction;
import io.github.ferrule.plugin.surface.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the classes of an API. Subclasses know how an implementation passes values. */
abstract class ApiWriter {

    private static final String INDENT = "    ";

    final JavaApi api;
    final ClassName apiClass;
    final ClassName nativeClass;
    final Helpers helpers;
    private final boolean publicNatives;
    private final Nullness nullness;
    private final Set<String> needed = new TreeSet<>();

    /**
     * Creates a writer.
     *
     * @param publicNatives true to let everybody call the functions of C
     */
    ApiWriter(JavaApi api, boolean publicNatives) {
        BindingSettings settings = api.settings();
        this.api = api;
        this.publicNatives = publicNatives;
        this.nullness = new Nullness(settings.nullness());
        this.apiClass = settings.type(settings.className());
        this.nativeClass = settings.type(settings.className() + "Native");
        this.helpers = new Helpers(settings.type(settings.className() + "Values"));
    }

    /** Returns the Java files of the API, by their path below the source root. */
    final Map<String, String> write() {
        TypeWriter types = new TypeWriter(api);
        List<TypeSpec> classes = new ArrayList<>(List.of(functions(), natives()));
        api.types().forEach(type -> classes.add(types.write(type, this::freeing)));
        helpers.type(annotations()).ifPresent(classes::add);
        Map<String, String> files = new TreeMap<>();
        classes.forEach(type -> files.put(path(type.name()), text(type)));
        types.templates().forEach((name, text) -> files.put(path(name), text));
        return files;
    }

    /** Records that a class for a struct needs a method. */
    final void need(JavaType.Struct struct, String method) {
        needed.add(struct.name().simpleName() + "." + method);
    }

    /** Returns true if the class for a struct needs a method. */
    final boolean needs(JavaType.Struct struct, String method) {
        return needed.contains(struct.name().simpleName() + "." + method);
    }

    private String path(String type) {
        return api.settings().packageName().replace('.', '/') + "/" + type + ".java";
    }

    /** Returns the class with one method for each function of C. */
    abstract TypeSpec natives();

    /** Adds what {@code native-image} must know about the classes, after they were written. */
    abstract void describe(ImageMetadata metadata);

    /** Begins the class with the functions of C. */
    final TypeSpec.Builder nativesClass() {
        TypeSpec.Builder type = TypeSpec.classBuilder(nativeClass)
                .addModifiers(Modifier.FINAL)
                .addJavadoc("The functions as C sees them: nothing is checked, converted, or freed.\n")
                .addAnnotations(annotations());
        return publicNatives ? type.addModifiers(Modifier.PUBLIC) : type;
    }

    /** Returns the expression for a number that is passed, checked and narrowed. */
    abstract CodeBlock number(Scalar scalar, CodeBlock value, String name);

    /** Returns the expression for a text that is passed. */
    abstract CodeBlock textArgument(String name, BodyBuilder body);

    /** Returns the expression for an array of numbers that is passed, and copies back what the function writes. */
    abstract CodeBlock numbersArgument(JavaValue.Numbers numbers, String name, BodyBuilder body);

    /** Returns the expression for the bytes of a buffer, which is direct. */
    abstract CodeBlock bufferArgument(CodeBlock buffer);

    /** Returns the expression for a copy of a record that is passed. */
    abstract CodeBlock structArgument(JavaValue.Struct struct, String name, BodyBuilder body);

    /** Copies an array of records, and returns the name of the variable for the copy. */
    abstract String structsArgument(JavaValue.Structs structs, CArgument argument, BodyBuilder body);

    /** Returns the class that copies a record to and from C. */
    abstract ClassName copier(JavaType.Struct struct);

    /** Returns the expression for a null pointer. */
    abstract CodeBlock nullPointer();

    /** Returns the expression for the address of a pointer. */
    abstract CodeBlock addressOf(CodeBlock pointer);

    /** Returns the expression for the number of elements in the array of a parameter. */
    abstract CodeBlock length(Scalar type, CodeBlock length, String name);

    /** Returns the expression for the pointer by which a callback is recognized. */
    abstract CodeBlock context(CodeBlock id);

    /** Makes room for a value that the function writes, and returns the expression for its address. */
    abstract CodeBlock room(CArgument argument, BodyBuilder body);

    /** Returns the statement that stores a length before the call, without its semicolon. */
    abstract CodeBlock storeLength(Scalar type, CodeBlock room, CodeBlock length);

    /** Returns the expression for what the function has written there. */
    abstract CodeBlock written(CArgument argument, BodyBuilder body);

    /** Returns the expression for a number that was returned. */
    abstract CodeBlock widened(Scalar scalar, CodeBlock returned);

    /** Returns the expression for a struct that was returned by value. */
    abstract CodeBlock structByValue(JavaValue.Struct struct, CodeBlock returned);

    /** Returns the helper that copies a C string. */
    abstract MethodSpec textHelper();

    /** Returns the helper that copies a C string and frees it. */
    abstract MethodSpec ownedTextHelper();

    /** Returns the type of what the C function returned, for a variable. */
    abstract TypeName rawResult(AbiType type);

    /** Returns the expression for a pointer, of its address. */
    abstract CodeBlock pointer(CodeBlock address);

    /** Returns the first arguments of a call, before those of C. */
    abstract List<CodeBlock> leading(JavaFunction function, BodyBuilder body);

    /** Returns the annotations of classes that use the implementation. */
    List<AnnotationSpec> annotations() {
        return List.of();
    }

    /** Adds the static imports that the text of a class makes use of. */
    void staticImports(JavaFile.Builder file, String text) {}

    private String text(TypeSpec type) {
        JavaFile.Builder file = JavaFile.builder(api.settings().packageName(), type)
                .addFileComment("$L", TypeWriter.comment(api.settings()))
                .skipJavaLangImports(true)
                .indent(INDENT);
        staticImports(file, file.build().toString());
        return TypeWriter.ascii(file.build().toString());
    }

    private TypeSpec functions() {
        TypeSpec.Builder type = TypeSpec.classBuilder(apiClass)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addAnnotations(nullness.marks())
                .addJavadoc(
                        "The functions of the library $L.\n",
                        JavadocText.code(api.settings().library()))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        api.functions().forEach(function -> type.addMethod(method(function)));
        return type.build();
    }

    /** Returns the expression for the value of a parameter, and adds to the body what it needs. */
    private CodeBlock value(CArgument argument, BodyBuilder body) {
        return argument.parameter().value().accept(new Passed(argument, body));
    }

    /** Returns the expression that converts what the C function returned. */
    final CodeBlock result(JavaValue value, CodeBlock returned, List<String> origins) {
        return value.accept(new Returned(returned, origins));
    }

    /** Returns the expression for the number of a constant. */
    final CodeBlock enumerationValue(JavaValue.Enumeration enumeration, CodeBlock value) {
        TypeName raw = rawResult(enumeration.definition().representation());
        CodeBlock number = CodeBlock.of("$L.value()", value);
        if (raw.equals(enumeration.definition().number().type())) {
            return number;
        }
        return CodeBlock.of(raw.isPrimitive() ? "($T) $L" : "new $T($L)", raw, number);
    }

    /** Writes the expressions for what Java passes. */
    private final class Passed implements JavaValue.Visitor<CodeBlock> {

        private final CArgument argument;
        private final BodyBuilder body;
        private final String name;

        Passed(CArgument argument, BodyBuilder body) {
            this.argument = argument;
            this.body = body;
            this.name = argument.parameter().name();
        }

        @Override
        public CodeBlock number(JavaValue.Number number) {
            return ApiWriter.this.number(number.scalar(), CodeBlock.of("$N", name), name);
        }

        @Override
        public CodeBlock text(JavaValue.Text text) {
            return orNull(text, textArgument(name, body));
        }

        @Override
        public CodeBlock numbers(JavaValue.Numbers numbers) {
            if (!numbers.counted()) {
                requireElements(CodeBlock.of("$N.length", name), numbers.least(), numbers.nullable());
            }
            return numbersArgument(numbers, name, body);
        }

        @Override
        public CodeBlock buffer(JavaValue.Buffer buffer) {
            MethodSpec check = buffer.mutable() ? Helpers.WRITABLE : Helpers.DIRECT;
            return orNull(buffer, bufferArgument(helpers.call(check, name, CodeBlock.of("$S", name))));
        }

        @Override
        public CodeBlock enumeration(JavaValue.Enumeration enumeration) {
            return enumerationValue(enumeration, CodeBlock.of("$N", name));
        }

        @Override
        public CodeBlock struct(JavaValue.Struct struct) {
            return orNull(struct, structArgument(struct, name, body));
        }

        @Override
        public CodeBlock structs(JavaValue.Structs structs) {
            if (!structs.counted()) {
                requireElements(CodeBlock.of("$N.length", name), 1, false);
            }
            need(structs.definition(), "allocateAll");
            String memory = structsArgument(structs, argument, body);
            if (structs.mutable()) {
                need(structs.definition(), "readAll");
                body.after("$T.readAll($N, $N)", copier(structs.definition()), memory, name);
            }
            return CodeBlock.of("$N", memory);
        }

        @Override
        public CodeBlock handle(JavaValue.Handle handle) {
            return pointer(handleAddress(handle, name, body));
        }

        @Override
        public CodeBlock callback(JavaValue.Callback callback) {
            return orNull(callback, ApiWriter.this.callback(callback, argument.parameter(), body));
        }

        private CodeBlock orNull(JavaValue value, CodeBlock present) {
            return value.nullable() ? CodeBlock.of("$N == null ? $L : $L", name, nullPointer(), present) : present;
        }

        private void requireElements(CodeBlock length, int least, boolean nullable) {
            CodeBlock check = helpers.call(Helpers.AT_LEAST, least, length, CodeBlock.of("$S", name));
            if (nullable) {
                body.before("if ($N != null) {\n$>$L;\n$<}\n", name, check);
            } else {
                body.before("$L", check);
            }
        }
    }

    /** Writes the expressions for what a C function returned. */
    private final class Returned implements JavaValue.Visitor<CodeBlock> {

        private final CodeBlock returned;
        private final List<String> origins;

        Returned(CodeBlock returned, List<String> origins) {
            this.returned = returned;
            this.origins = origins;
        }

        @Override
        public CodeBlock number(JavaValue.Number number) {
            return widened(number.scalar(), returned);
        }

        @Override
        public CodeBlock text(JavaValue.Text text) {
            return text.free()
                    .map(symbol -> helpers.call(ownedTextHelper(), returned, freeingReference(symbol)))
                    .orElseGet(() -> helpers.call(textHelper(), returned));
        }

        @Override
        public CodeBlock enumeration(JavaValue.Enumeration enumeration) {
            return CodeBlock.of(
                    "$T.of($L)",
                    enumeration.type(),
                    result(enumeration.definition().number(), returned, List.of()));
        }

        @Override
        public CodeBlock struct(JavaValue.Struct struct) {
            if (!struct.byReference()) {
                return structByValue(struct, returned);
            }
            ClassName copier = copier(struct.definition());
            need(struct.definition(), struct.free().isPresent() ? "take" : "readOrNull");
            return struct.free()
                    .map(symbol -> CodeBlock.of("$T.take($L, $L)", copier, returned, freeingReference(symbol)))
                    .orElseGet(() -> CodeBlock.of("$T.readOrNull($L)", copier, returned));
        }

        @Override
        public CodeBlock handle(JavaValue.Handle handle) {
            List<CodeBlock> arguments = new ArrayList<>(List.of(addressOf(returned)));
            origins.forEach(it -> arguments.add(CodeBlock.of("$N", it)));
            return CodeBlock.of(
                    "$T.$L($L)", handle.type(), handle.owned() ? "owned" : "borrowed", CodeBlock.join(arguments, ", "));
        }

        @Override
        public CodeBlock numbers(JavaValue.Numbers numbers) {
            throw new IllegalStateException("a function cannot return an array");
        }

        @Override
        public CodeBlock buffer(JavaValue.Buffer buffer) {
            throw new IllegalStateException("a function cannot return a buffer");
        }

        @Override
        public CodeBlock structs(JavaValue.Structs structs) {
            throw new IllegalStateException("a function cannot return an array");
        }

        @Override
        public CodeBlock callback(JavaValue.Callback callback) {
            throw new IllegalStateException("a function cannot return a callback");
        }

        private CodeBlock freeingReference(String symbol) {
            return CodeBlock.of("$T::$N", nativeClass, JavaNames.raw(symbol));
        }
    }

    private MethodSpec method(JavaFunction function) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(function.name())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(TypeWriter.documentation(
                        function.function().documentation(), function.function().declaration()))
                .returns(nullness.ofResult(function));
        function.parameters().forEach(it -> method.addParameter(nullness.of(it.value()), it.name()));
        return method.addCode(body(function)).build();
    }

    private CodeBlock body(JavaFunction function) {
        BodyBuilder body = new BodyBuilder(
                function.parameters().stream().map(JavaParameter::name).toList());
        List<CodeBlock> arguments = new ArrayList<>();
        JavaParameter previous = null;
        for (CArgument argument : function.arguments()) {
            arguments.add(argument(argument, previous, body));
            previous = argument.parameter();
        }
        arguments.addAll(0, leading(function, body));
        List<String> origins = origins(function);
        CodeBlock call =
                CodeBlock.of("$T.$N($L)", nativeClass, rawName(function.function()), CodeBlock.join(arguments, ",$W"));
        Optional<CArgument> written = function.written();
        boolean returns = !function.result().equals(JavaValue.NOTHING);
        if (!(function.result() instanceof JavaValue.Handle)) {
            letGo(function).forEach(it -> body.after("$T.letGo($N)", handleClass(), it));
        }
        if (function.failure().isEmpty() && written.isEmpty() && !body.hasStatementsAfter()) {
            return returns
                    ? body.build(List.of(CodeBlock.of("return $L", result(function.result(), call, origins))))
                    : body.build(List.of(call));
        }
        boolean kept = !function.returned().equals(JavaValue.NOTHING)
                && (function.failure().isPresent() || returns && written.isEmpty());
        String returned = kept ? body.local("returned") : "";
        List<CodeBlock> statements = new ArrayList<>();
        statements.add(
                kept
                        ? CodeBlock.of(
                                "$T $N = $L",
                                rawResult(function.function().signature().result()),
                                returned,
                                call)
                        : call);
        statements.addAll(body.after());
        function.failure().ifPresent(failure -> statements.add(failure(function, failure, returned, body)));
        if (returns) {
            CodeBlock value = written.map(it -> written(it, body)).orElseGet(() -> CodeBlock.of("$N", returned));
            statements.add(CodeBlock.of("return $L", result(function.result(), value, origins)));
        }
        return body.build(statements);
    }

    private CodeBlock argument(CArgument argument, JavaParameter previous, BodyBuilder body) {
        JavaParameter parameter = argument.parameter();
        return switch (argument.role()) {
            case VALUE -> value(argument, body);
            case LENGTH ->
                length((Scalar) argument.type(), lengthOf(parameter.value(), parameter.name()), parameter.name());
            case CONTEXT -> context(CodeBlock.of("$N.id()", callbackVariable(parameter, body)));
            case RESULT, MESSAGE -> room(argument, body);
            case LENGTH_RESULT -> {
                CodeBlock room = room(argument, body);
                Scalar type = (Scalar) ((AbiType.Pointer) argument.type()).pointee();
                CodeBlock length = shortLength(type, lengthOf(previous.value(), previous.name()), previous.name());
                body.before("$L", storeLength(type, room, length));
                yield room;
            }
        };
    }

    /** The handles that the result may need to stay alive. */
    private static List<String> origins(JavaFunction function) {
        return function.parameters().stream()
                .filter(it -> it.value() instanceof JavaValue.Handle)
                .map(JavaParameter::name)
                .toList();
    }

    private static List<String> letGo(JavaFunction function) {
        return function.parameters().stream()
                .filter(it -> it.value() instanceof JavaValue.Handle handle && handle.owned())
                .map(JavaParameter::name)
                .toList();
    }

    /** Throws an exception unless the function has succeeded. */
    private CodeBlock failure(JavaFunction function, Failure failure, String returned, BodyBuilder body) {
        CodeBlock value = number(function, CodeBlock.of("$N", returned));
        CodeBlock failed;
        CodeBlock code = value;
        if (failure.success() instanceof Success.Equals equals) {
            boolean bool = function.returned().equals(new JavaValue.Number(Scalar.BOOL));
            failed = bool
                    ? CodeBlock.of(equals.value() == 1 ? "!($L)" : "$L", value)
                    : CodeBlock.of("$L != $L", value, literal(equals.value()));
            code = bool ? CodeBlock.of("0") : value;
        } else if (failure.success() instanceof Success.NotNegative) {
            failed = CodeBlock.of("$L < 0", value);
        } else {
            failed = isNull(CodeBlock.of("$N", returned));
            code = CodeBlock.of("0");
        }
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", failed)
                .addStatement(
                        "throw new $T($S, $L, $L)",
                        api.settings().type(api.settings().className() + "Exception"),
                        function.symbol(),
                        code,
                        message(function, returned, body))
                .endControlFlow()
                .build();
    }

    /** Returns the condition for a null pointer. */
    abstract CodeBlock isNull(CodeBlock pointer);

    private CodeBlock message(JavaFunction function, String returned, BodyBuilder body) {
        Optional<CArgument> written = function.argument(Role.MESSAGE);
        if (written.isPresent()) {
            return result(written.get().parameter().value(), written(written.get(), body), List.of());
        }
        Optional<JavaFunction> source = ErrorRules.messageFunction(function, api.functions());
        if (source.isEmpty()) {
            return CodeBlock.of("null");
        }
        List<JavaParameter> parameters = source.get().parameters();
        if (parameters.isEmpty()) {
            return CodeBlock.of("$N()", source.get().name());
        }
        Optional<JavaParameter> error = ErrorRules.errorObject(parameters.get(0), function);
        if (error.isPresent()) {
            return CodeBlock.of(
                    error.get().value().nullable() ? "$2N == null ? null : $1N($2N)" : "$1N($2N)",
                    source.get().name(),
                    error.get().name());
        }
        JavaValue parameter = parameters.get(0).value();
        CodeBlock argument = parameter.equals(function.returned())
                ? result(parameter, CodeBlock.of("$N", returned), List.of())
                : CodeBlock.of("($T) $L", parameter.type(), number(function, CodeBlock.of("$N", returned)));
        return CodeBlock.of("$N($L)", source.get().name(), argument);
    }

    /** Returns a number or the number of an enumeration; anything else unchanged. */
    private CodeBlock number(JavaFunction function, CodeBlock returned) {
        if (function.returned() instanceof JavaValue.Enumeration enumeration) {
            return result(enumeration.definition().number(), returned, List.of());
        }
        return function.returned() instanceof JavaValue.Number number ? result(number, returned, List.of()) : returned;
    }

    private static String literal(long value) {
        return value == (int) value ? String.valueOf(value) : value + "L";
    }

    /** Keeps a handle open during the call, or gives it away, and returns the expression for its address. */
    final CodeBlock handleAddress(JavaValue.Handle handle, String name, BodyBuilder body) {
        if (handle.owned()) {
            String address = body.local(name + "Address");
            body.last(
                    "long $N = $T.$L($N, $S)",
                    address,
                    handleClass(),
                    handle.nullable() ? "giveAwayOrNull" : "giveAway",
                    name,
                    name);
            return CodeBlock.of("$N", address);
        }
        CodeBlock use =
                CodeBlock.of("$T.$L($N, $S)", handleClass(), handle.nullable() ? "useOrNull" : "use", name, name);
        return CodeBlock.of(
                "$N.address()",
                body.resource(name + "Use", handle + name, handleClass().nestedClass("Use"), use));
    }

    /**
     * Prepares a callback for the call, after which what it has thrown is thrown.
     *
     * @return the expression for the address of its native code, given the name of the upcall class and of its instance
     */
    final CodeBlock callback(JavaValue.Callback callback, JavaParameter parameter, BodyBuilder body) {
        String name = parameter.name();
        ClassName upcall = upcallClass(callback.definition());
        CodeBlock present = callback.nullable()
                ? CodeBlock.of("$N", name)
                : CodeBlock.of("$T.requireNonNull($N, $S)", Objects.class, name, name);
        String variable = callbackVariable(parameter, body);
        if (callback.definition().context().isPresent()) {
            TypeName type = ParameterizedTypeName.get(
                    callbackClass(), callback.definition().name());
            CodeBlock value = CodeBlock.of("$T.open($L, $L)", callbackClass(), present, callback.retained());
            body.resource(variable, parameter, type, value);
            body.after("$N.rethrow()", variable);
            return CodeBlock.of("$T.STUB", upcall);
        }
        CodeBlock value = CodeBlock.of("$T.of($L, $L)", upcall, present, callback.retained());
        body.before("$T $N = $L", upcall, variable, value);
        if (callback.nullable()) {
            body.after("if ($1N != null) {\n$>$1N.callback.rethrow();\n$<}\n", variable);
        } else {
            body.after("$N.callback.rethrow()", variable);
        }
        return CodeBlock.of("$N.stub", variable);
    }

    private static String callbackVariable(JavaParameter parameter, BodyBuilder body) {
        return body.local(parameter.name() + "Callback", parameter);
    }

    /** Returns the class through which C calls a callback. */
    final ClassName upcallClass(JavaType.Callback callback) {
        return nativeClass.nestedClass(callback.name().simpleName() + "Upcall");
    }

    /** Writes the body of a method that C calls: it never throws. */
    private CodeBlock upcallBody(JavaType.Callback callback, BodyBuilder locals, String instance) {
        List<CodeBlock> arguments = new ArrayList<>();
        List<String> names = JavaNames.parameters(callback.signature());
        for (CArgument argument : callback.arguments()) {
            JavaParameter parameter = argument.parameter();
            if (argument.role() == Role.VALUE) {
                arguments.add(received(callback, parameter, names));
            }
        }
        boolean isVoid = callback.result().equals(JavaValue.NOTHING);
        CodeBlock failed = isVoid
                ? CodeBlock.of("return")
                : CodeBlock.of("return $L", zero(callback.signature().result()));
        CodeBlock call = CodeBlock.of("$N.function().call($L)", instance, CodeBlock.join(arguments, ",$W"));
        String result = locals.local("result");
        String error = locals.local("e");
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow(
                        callback.context().isPresent() ? "if ($1N == null || $1N.failed())" : "if ($1N.failed())",
                        instance)
                .addStatement(failed)
                .endControlFlow()
                .beginControlFlow("try");
        if (isVoid) {
            code.addStatement(call);
        } else {
            code.addStatement("$T $N = $L", callback.result().type(), result, call)
                    .addStatement("return $L", returned(callback.result(), CodeBlock.of("$N", result)));
        }
        code.nextControlFlow("catch ($T $N)", Throwable.class, error).addStatement("$N.fail($N)", instance, error);
        if (!isVoid) {
            code.addStatement(failed);
        }
        return code.endControlFlow().build();
    }

    /** Adds to a class for upcalls without a context what native code for each function of Java needs. */
    final void addPermanent(TypeSpec.Builder type, JavaType.Callback callback, TypeName stub, CodeBlock constructor) {
        ClassName name = upcallClass(callback);
        TypeName map = ParameterizedTypeName.get(ClassName.get(Map.class), callback.name(), name);
        type.addField(FieldSpec.builder(map, "ALL", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("$T.synchronizedMap(new $T<>())", Collections.class, IdentityHashMap.class)
                        .build())
                .addField(ParameterizedTypeName.get(callbackClass(), callback.name()), "callback", Modifier.FINAL)
                .addField(stub, "stub", Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(callback.name(), "function")
                        .addParameter(boolean.class, "retained")
                        .addCode(constructor)
                        .build())
                .addMethod(Helpers.method("of")
                        .addJavadoc("Returns native code for a function. It stays for as long as the process runs.\n")
                        .returns(name)
                        .addParameter(callback.name(), "function")
                        .addParameter(boolean.class, "retained")
                        .addStatement(
                                "return function == null ? null : ALL.computeIfAbsent(function, it -> new $T(it, retained))",
                                name)
                        .build());
    }

    /** Writes the method that C calls. Exceptions must not leave it: they would end the JVM. */
    final MethodSpec upcallMethod(JavaType.Callback callback) {
        List<String> names = JavaNames.parameters(callback.signature());
        BodyBuilder locals = new BodyBuilder(names);
        String instance = locals.local("callback");
        TypeName type = ParameterizedTypeName.get(callbackClass(), callback.name());
        MethodSpec.Builder method = MethodSpec.methodBuilder("call")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(rawResult(callback.signature().result()));
        if (callback.context().isEmpty()) {
            method.addParameter(type, instance);
        }
        upcallParameters(callback).forEach(method::addParameter);
        callback.context()
                .ifPresent(i -> method.addStatement(
                        "$T $N = $T.find($L)", type, instance, callbackClass(), contextId(names.get(i))));
        return method.addCode(upcallBody(callback, locals, instance)).build();
    }

    /** Returns the expression for what a callback returns to C. */
    private CodeBlock returned(JavaValue value, CodeBlock result) {
        return value instanceof JavaValue.Enumeration enumeration
                ? enumerationValue(enumeration, result)
                : number(((JavaValue.Number) value).scalar(), result, "the result");
    }

    private CodeBlock received(JavaType.Callback callback, JavaParameter parameter, List<String> names) {
        CodeBlock name = CodeBlock.of("$N", parameter.name());
        if (parameter.value() instanceof JavaValue.Numbers numbers) {
            return array(numbers, parameter.name(), arrayLength(callback, parameter, names));
        }
        return parameter.value() instanceof JavaValue.Struct struct && struct.byReference()
                ? byReference(struct, name)
                : result(parameter.value(), name, List.of());
    }

    private CodeBlock arrayLength(JavaType.Callback callback, JavaParameter parameter, List<String> names) {
        int position = names.indexOf(parameter.name()) + 1;
        Scalar type = (Scalar) callback.signature().parameters().get(position).type();
        return result(new JavaValue.Number(type), CodeBlock.of("$N", names.get(position)), List.of());
    }

    /** Returns the expression for an array that C passes to a callback. */
    abstract CodeBlock array(JavaValue.Numbers numbers, String data, CodeBlock length);

    /** Returns the expression for a struct whose address C passes to a callback. */
    abstract CodeBlock byReference(JavaValue.Struct struct, CodeBlock parameter);

    /** Returns the parameters of the method that C calls. */
    abstract List<ParameterSpec> upcallParameters(JavaType.Callback callback);

    /** Returns the expression for the number by which a callback is recognized, given the parameter with the context. */
    abstract CodeBlock contextId(String context);

    /** Returns the expression for zero, which C gets from a callback that has failed. */
    abstract CodeBlock zero(AbiType type);

    /** Returns the struct or enumeration of a name in Rust. */
    final Optional<JavaType> named(AbiType type) {
        return type instanceof AbiType.Named named
                ? api.types().stream()
                        .filter(it -> it instanceof JavaType.Struct struct
                                        && struct.rustName().equals(named.name())
                                || it instanceof JavaType.Enumeration enumeration
                                        && enumeration.rustName().equals(named.name()))
                        .findFirst()
                : Optional.empty();
    }

    /** Returns the expression for the length of an array, which may be null. */
    static CodeBlock lengthOf(JavaValue value, String name) {
        CodeBlock length = CodeBlock.of(value instanceof JavaValue.Buffer ? "$N.remaining()" : "$N.length", name);
        return value.nullable() ? CodeBlock.of("$N == null ? 0 : $L", name, length) : length;
    }

    /** Returns the expression for a length, checked where not every length fits. */
    final CodeBlock shortLength(Scalar type, CodeBlock length, String name) {
        CodeBlock quoted = CodeBlock.of("$S", name);
        return switch (type) {
            case I8 -> helpers.call(Helpers.narrow("length8", TypeName.BYTE, Byte.MAX_VALUE), length, quoted);
            case U8 -> helpers.call(Helpers.narrow("unsignedLength8", TypeName.BYTE, 0xff), length, quoted);
            case I16 -> helpers.call(Helpers.narrow("length16", TypeName.SHORT, Short.MAX_VALUE), length, quoted);
            case U16 -> helpers.call(Helpers.narrow("unsignedLength16", TypeName.SHORT, 0xffff), length, quoted);
            default -> length;
        };
    }

    /** Checks an unsigned number that Java keeps in a wider type, and narrows it. */
    final Optional<CodeBlock> checked(Scalar scalar, CodeBlock value, String name) {
        MethodSpec helper = switch (scalar) {
            case U8 -> Helpers.unsigned("uint8", TypeName.INT, TypeName.BYTE, "0xff");
            case U16 -> Helpers.unsigned("uint16", TypeName.INT, TypeName.SHORT, "0xffff");
            case U32 -> Helpers.unsigned("uint32", TypeName.LONG, TypeName.INT, "0xffffffffL");
            default -> null;
        };
        return Optional.ofNullable(helper).map(it -> helpers.call(it, value, CodeBlock.of("$S", name)));
    }

    /** Widens an unsigned number. */
    static CodeBlock unsigned(Scalar scalar, CodeBlock value) {
        return switch (scalar) {
            case U8 -> CodeBlock.of("$T.toUnsignedInt($L)", Byte.class, value);
            case U16 -> CodeBlock.of("$T.toUnsignedInt($L)", Short.class, value);
            case U32 -> CodeBlock.of("$T.toUnsignedLong($L)", Integer.class, value);
            default -> value;
        };
    }

    /** Returns all functions that a class with the functions of C needs, by symbol. */
    final List<ExportedFunction> rawFunctions() {
        return Stream.concat(
                        api.functions().stream().map(JavaFunction::function),
                        Stream.concat(
                                api.freeing().stream(),
                                api.omissions().stream().map(Omission::function).filter(RawFunctions::isCallable)))
                .collect(Collectors.toMap(
                        ExportedFunction::symbol, function -> function, (a, b) -> a, () -> new TreeMap<>()))
                .values()
                .stream()
                .toList();
    }

    /** Returns the statement that frees what an address points to. */
    private CodeBlock freeing(String symbol) {
        return CodeBlock.of("$T.$N($L)", nativeClass, JavaNames.raw(symbol), pointer(CodeBlock.of("address")));
    }

    final ClassName handleClass() {
        return api.settings().type("NativeHandle");
    }

    final ClassName callbackClass() {
        return api.settings().type("NativeCallback");
    }

    /** Returns the name of the method for a C function. */
    static String rawName(ExportedFunction function) {
        return JavaNames.raw(function.symbol());
    }
}
