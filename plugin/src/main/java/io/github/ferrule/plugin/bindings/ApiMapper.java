package io.github.ferrule.plugin.bindings;

import io.github.ferrule.plugin.bindings.CArgument.Role;
import io.github.ferrule.plugin.bindings.JavaFunction.Failure;
import io.github.ferrule.plugin.bindings.JavaFunction.Success;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.AbiType.Ownership;
import io.github.ferrule.plugin.surface.ExportedFunction;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature;
import io.github.ferrule.plugin.surface.Surface;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Decides how the functions of a surface look in Java. */
public final class ApiMapper {

    private static final Pattern CONTEXT_NAME =
            Pattern.compile("\\w*(context|ctx|user|data|arg|opaque|closure|env|state|cookie|priv)\\w*");

    private final Surface surface;
    private final BindingSettings settings;
    private final FreeFunctions free;
    private final TypeMapper types;
    private final ErrorRules errors;
    private final NamePatterns functions;
    private final NamePatterns results;
    private final NamePatterns buffers;
    private final NamePatterns nullable;
    private final NamePatterns consumed;
    private final NamePatterns borrowed;
    private final NamePatterns retained;

    private ApiMapper(Surface surface, BindingSettings settings) {
        BindingRules rules = settings.rules();
        this.surface = surface;
        this.settings = settings;
        this.free = new FreeFunctions(surface, rules.free());
        this.types = new TypeMapper(surface, settings, free);
        this.errors = new ErrorRules(rules.errors(), types);
        this.functions = new NamePatterns(rules.functions());
        this.results = new NamePatterns(rules.results());
        this.buffers = new NamePatterns(rules.buffers());
        this.nullable = new NamePatterns(rules.nullable());
        this.consumed = new NamePatterns(rules.consumed());
        this.borrowed = new NamePatterns(rules.borrowed());
        this.retained = new NamePatterns(rules.retained());
    }

    /** Maps every function of a surface, or records the reason why it has no method. */
    public static JavaApi map(Surface surface, BindingSettings settings) {
        return new ApiMapper(surface, settings).map();
    }

    private JavaApi map() {
        List<JavaFunction> mapped = new ArrayList<>();
        List<Omission> omissions = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (ExportedFunction function : surface.functions().values()) {
            boolean wanted = settings.rules().functions().isEmpty() || functions.matches(function.symbol());
            if (!wanted || free.contains(function)) {
                continue;
            }
            try {
                mapped.add(function(function, names));
            } catch (UnmappableException e) {
                omissions.add(new Omission(function, e.getMessage()));
            }
        }
        leaveOutWhatTakesUnknownHandles(mapped, omissions);
        Set<String> called = new TreeSet<>();
        mapped.forEach(function -> {
            addFree(function.result(), called);
            function.parameters().forEach(it -> addFree(it.value(), called));
            function.arguments().forEach(it -> addFree(it.parameter().value(), called));
        });
        List<ExportedFunction> used = surface.functions().values().stream()
                .filter(it -> called.contains(it.symbol()))
                .toList();
        return new JavaApi(settings, mapped, used, types.types(mapped), omissions, unusedRules(mapped));
    }

    /** Leaves out the functions that nobody could call, because no function returns the object that they take. */
    private static void leaveOutWhatTakesUnknownHandles(List<JavaFunction> mapped, List<Omission> omissions) {
        List<JavaFunction> left = new ArrayList<>();
        do {
            mapped.removeAll(left);
            left.clear();
            Set<String> returned = mapped.stream()
                    .map(JavaFunction::result)
                    .filter(JavaValue.Handle.class::isInstance)
                    .map(it -> ((JavaValue.Handle) it).definition().rustName())
                    .collect(Collectors.toSet());
            for (JavaFunction function : mapped) {
                function.arguments().stream()
                        .filter(it -> it.parameter().value() instanceof JavaValue.Handle handle
                                && it.role() == Role.VALUE
                                && !handle.nullable()
                                && !returned.contains(handle.definition().rustName()))
                        .findFirst()
                        .ifPresent(it -> {
                            omissions.add(new Omission(
                                    function.function(),
                                    "the parameter " + it.parameter().name() + " is a "
                                            + it.type().rust() + ", which no bound function returns"));
                            left.add(function);
                        });
            }
        } while (!left.isEmpty());
        omissions.sort(Comparator.comparing(it -> it.function().symbol()));
    }

    /** Adds the function that frees a value. Others are left alone: a library may lack what a dependency defines. */
    private static void addFree(JavaValue value, Set<String> called) {
        if (value instanceof JavaValue.Text text) {
            text.free().ifPresent(called::add);
        } else if (value instanceof JavaValue.Struct struct) {
            struct.free().ifPresent(called::add);
        } else if (value instanceof JavaValue.Handle handle) {
            handle.definition().free().ifPresent(called::add);
        }
    }

    private List<String> unusedRules(List<JavaFunction> mapped) {
        List<String> unused = new ArrayList<>();
        functions.unused().forEach(it -> unused.add("functions: " + it + " is not the name of a function"));
        results.unused().forEach(it -> unused.add("results: " + it + " is not the name of a pointer parameter"));
        buffers.unused().forEach(it -> unused.add("buffers: " + it + " is not the name of a pointer parameter"));
        nullable.unused().forEach(it -> unused.add("nullable: " + it + " is not the name of a pointer parameter"));
        consumed.unused().forEach(it -> unused.add("consumed: " + it + " is not the name of a handle parameter"));
        borrowed.unused()
                .forEach(it -> unused.add("borrowed: " + it + " is not the name of a function that returns a pointer"));
        retained.unused().forEach(it -> unused.add("retained: " + it + " is not the name of a callback parameter"));
        free.unused()
                .forEach(it -> unused.add("free: " + it + " is not the name of a type, or of a function that fits"));
        unused.addAll(errors.unused(mapped));
        return unused;
    }

    private JavaFunction function(ExportedFunction function, Set<String> names) throws UnmappableException {
        Signature signature = function.signature();
        if (signature.variadic()) {
            throw new UnmappableException("it takes any number of arguments");
        }
        if (function.symbol().startsWith("Java_")) {
            throw new UnmappableException("it is called through JNI");
        }
        if (!signature.abi().startsWith("C") && !signature.abi().startsWith("system")) {
            throw new UnmappableException("it is extern \"" + signature.abi() + "\"");
        }
        Arguments arguments = new Arguments(function);
        arguments.map();
        JavaValue returned = result(function.symbol(), signature.result(), "the result");
        Optional<Failure> failure = errors.failure(function, returned);
        JavaValue result = result(function, returned, failure, arguments);
        String name = JavaNames.free(JavaNames.method(function.symbol(), settings.prefix()), names);
        names.add(name);
        return new JavaFunction(function, name, arguments.parameters, arguments.arguments, returned, result, failure);
    }

    /** Returns what the method returns: the status of a function that can fail is not part of it. */
    private static JavaValue result(
            ExportedFunction function, JavaValue returned, Optional<Failure> failure, Arguments arguments)
            throws UnmappableException {
        boolean status = failure.isPresent() && failure.get().success() instanceof Success.Equals;
        JavaValue own = status ? JavaValue.NOTHING : returned;
        List<JavaValue> written = arguments.arguments.stream()
                .filter(it -> it.role() == Role.RESULT || it.role() == Role.LENGTH_RESULT)
                .map(it -> it.parameter().value())
                .toList();
        if (written.isEmpty()) {
            return own;
        }
        if (written.size() > 1 || !own.equals(JavaValue.NOTHING)) {
            throw new UnmappableException("it has more than one result"
                    + (own instanceof JavaValue.Number || own instanceof JavaValue.Enumeration
                            ? "; if it returns a status, add it to <errors>"
                            : ""));
        }
        return written.get(0);
    }

    private JavaValue result(String function, AbiType type, String subject) throws UnmappableException {
        if (type instanceof Scalar scalar) {
            return number(scalar, subject);
        }
        Optional<JavaType.Enumeration> enumeration = types.enumeration(type);
        if (enumeration.isPresent()) {
            return new JavaValue.Enumeration(enumeration.get());
        }
        Optional<JavaType.Struct> struct = types.struct(type);
        if (struct.isPresent()) {
            return new JavaValue.Struct(struct.get(), false, Optional.empty(), false);
        }
        if (type instanceof AbiType.Pointer pointer) {
            return pointed(function, pointer, subject);
        }
        throw new UnmappableException(subject + " is a " + type.rust());
    }

    private JavaValue pointed(String function, AbiType.Pointer pointer, String subject) throws UnmappableException {
        AbiType pointee = pointer.pointee();
        boolean text = pointee == Scalar.C_CHAR;
        Optional<JavaType.Struct> struct = types.struct(pointee);
        Optional<JavaType.Handle> handle = text || struct.isPresent() ? Optional.empty() : types.handle(pointee);
        if (!text && struct.isEmpty() && handle.isEmpty()) {
            throw new UnmappableException(subject + " is a " + pointer.rust());
        }
        Optional<String> freeing = free.of(function, pointee);
        boolean lent = pointer.ownership() == Ownership.BORROWED || borrowed.matches(function);
        boolean given = pointer.ownership() == Ownership.OWNED
                || pointer.mutable()
                || settings.rules().free().containsKey(function)
                || freeing.filter(free::takesConst).isPresent();
        boolean owned = !lent && given;
        if (owned && freeing.isEmpty()) {
            throw new UnmappableException(subject + " is a " + pointer.rust() + " that no function frees: name it in "
                    + "<free>, or list the function in <borrowed>");
        }
        Optional<String> after = owned ? freeing : Optional.empty();
        if (text) {
            return new JavaValue.Text(after, pointer.nullable());
        }
        return struct.isPresent()
                ? new JavaValue.Struct(struct.get(), true, after, pointer.nullable())
                : new JavaValue.Handle(handle.orElseThrow(), owned, pointer.nullable());
    }

    private static JavaValue number(Scalar scalar, String subject) throws UnmappableException {
        if (!JavaValue.Number.isMappable(scalar)) {
            throw new UnmappableException(subject + " is a " + scalar.rust());
        }
        return new JavaValue.Number(scalar);
    }

    /** The parameters of one function. */
    private final class Arguments {

        private final ExportedFunction function;
        private final List<Signature.Parameter> declared;
        private final List<String> names;
        private final List<JavaParameter> parameters = new ArrayList<>();
        private final List<CArgument> arguments = new ArrayList<>();

        Arguments(ExportedFunction function) {
            this.function = function;
            this.declared = function.signature().parameters();
            this.names = JavaNames.parameters(function.signature());
        }

        void map() throws UnmappableException {
            Optional<Signature.Parameter> context = context();
            for (int i = 0; i < declared.size(); i++) {
                Signature.Parameter parameter = declared.get(i);
                Optional<Scalar> length = length(i);
                if (errors.isMessage(function, parameter)) {
                    arguments.add(new CArgument(Role.MESSAGE, out(i), parameter.type()));
                } else if (parameter.type() instanceof AbiType.Pointer
                        && results.matches(function.symbol(), parameter.name())) {
                    arguments.add(new CArgument(Role.RESULT, out(i), parameter.type()));
                } else if (context.isPresent() && context.get() == parameter) {
                    arguments.add(new CArgument(Role.CONTEXT, callback(), parameter.type()));
                } else {
                    boolean lengthResult = isLengthResult(i + 1);
                    JavaValue value = value(parameter, length.isPresent() || lengthResult, context.isPresent());
                    JavaParameter mapped = new JavaParameter(names.get(i), value);
                    parameters.add(mapped);
                    arguments.add(new CArgument(Role.VALUE, mapped, parameter.type()));
                    if (isCounted(value)) {
                        i++;
                        arguments.add(
                                lengthResult
                                        ? new CArgument(
                                                Role.LENGTH_RESULT,
                                                out(i),
                                                declared.get(i).type())
                                        : new CArgument(Role.LENGTH, mapped, length.orElseThrow()));
                    }
                }
            }
            for (CArgument argument : arguments) {
                if (argument.role() == Role.CONTEXT && argument.parameter() == null) {
                    arguments.set(
                            arguments.indexOf(argument), new CArgument(Role.CONTEXT, callback(), argument.type()));
                }
            }
        }

        private Optional<Scalar> length(int i) {
            return i + 1 < declared.size() ? Lengths.of(declared.get(i + 1)) : Optional.empty();
        }

        /** Returns true if the function reads the length of an array there, and writes the number of elements it has used. */
        private boolean isLengthResult(int i) {
            return i < declared.size()
                    && Lengths.ofPointee(declared.get(i)).isPresent()
                    && results.matches(function.symbol(), declared.get(i).name());
        }

        private static boolean isCounted(JavaValue value) {
            return value instanceof JavaValue.Buffer
                    || value instanceof JavaValue.Numbers numbers && numbers.counted()
                    || value instanceof JavaValue.Structs structs && structs.counted();
        }

        /** Returns the callback of the function, if it has been mapped already. */
        private JavaParameter callback() {
            return parameters.stream()
                    .filter(it -> it.value() instanceof JavaValue.Callback)
                    .findFirst()
                    .orElse(null);
        }

        /** Finds the untyped pointer that the function passes on to its callback. */
        private Optional<Signature.Parameter> context() throws UnmappableException {
            List<Signature.Parameter> callbacks = declared.stream()
                    .filter(it -> it.type() instanceof AbiType.FunctionPointer)
                    .toList();
            List<Signature.Parameter> candidates = new ArrayList<>();
            for (int i = 0; i < declared.size(); i++) {
                if (TypeMapper.isUntyped(declared.get(i).type())
                        && length(i).isEmpty()
                        && CONTEXT_NAME.matcher(declared.get(i).name()).matches()) {
                    candidates.add(declared.get(i));
                }
            }
            if (callbacks.isEmpty() || candidates.isEmpty()) {
                return Optional.empty();
            }
            if (callbacks.size() > 1 || candidates.size() > 1) {
                throw new UnmappableException("its callbacks and contexts are not one of each");
            }
            return Optional.of(candidates.get(0));
        }

        /** Maps a pointer through which the function writes. */
        private JavaParameter out(int i) throws UnmappableException {
            Signature.Parameter parameter = declared.get(i);
            AbiType.Pointer pointer = (AbiType.Pointer) parameter.type();
            if (!pointer.mutable()) {
                throw new UnmappableException("the parameter " + parameter.name() + " is a " + pointer.rust()
                        + ", through which nothing can be written");
            }
            return new JavaParameter(
                    names.get(i),
                    result(function.symbol(), pointer.pointee(), "what " + parameter.name() + " points to"));
        }

        private JavaValue value(Signature.Parameter parameter, boolean counted, boolean withContext)
                throws UnmappableException {
            AbiType type = parameter.type();
            if (type instanceof Scalar scalar) {
                return number(scalar, "the parameter " + parameter.name());
            }
            Optional<JavaType.Enumeration> enumeration = types.enumeration(type);
            if (enumeration.isPresent()) {
                return new JavaValue.Enumeration(enumeration.get());
            }
            Optional<JavaType.Struct> struct = types.struct(type);
            if (struct.isPresent()) {
                return new JavaValue.Struct(struct.get(), false, Optional.empty(), false);
            }
            if (type instanceof AbiType.FunctionPointer pointer) {
                return new JavaValue.Callback(
                        types.callback(pointer.signature(), function.symbol(), parameter.name(), withContext),
                        retained.matches(function.symbol(), parameter.name()),
                        pointer.nullable());
            }
            if (type instanceof AbiType.Pointer pointer) {
                return pointer(parameter, pointer, counted);
            }
            throw unmappable(parameter);
        }

        private JavaValue pointer(Signature.Parameter parameter, AbiType.Pointer pointer, boolean counted)
                throws UnmappableException {
            boolean optional = nullable.matches(function.symbol(), parameter.name())
                    || pointer.nullable() && pointer.ownership() != Ownership.UNKNOWN;
            AbiType pointee = pointer.pointee();
            if (buffers.matches(function.symbol(), parameter.name())) {
                if (!counted || !TypeMapper.isByte(pointee)) {
                    throw new UnmappableException("the parameter " + parameter.name() + " is a " + pointer.rust()
                            + ", but only bytes with a length can be a ByteBuffer");
                }
                return new JavaValue.Buffer(pointer.mutable(), optional);
            }
            if (pointee == Scalar.C_CHAR && !counted) {
                if (pointer.mutable()) {
                    throw new UnmappableException(
                            "the parameter " + parameter.name() + " is a " + pointer.rust() + " without a length");
                }
                return new JavaValue.Text(Optional.empty(), optional);
            }
            if (pointee instanceof Scalar scalar
                    && JavaValue.Numbers.elementType(scalar).isPresent()
                    && (counted || scalar != Scalar.VOID)) {
                return new JavaValue.Numbers(scalar, pointer.mutable(), counted ? 0 : 1, optional);
            }
            Optional<JavaValue> array = counted ? Optional.empty() : TypeMapper.fixedArray(pointer, optional);
            if (array.isPresent()) {
                return array.get();
            }
            Optional<JavaType.Struct> struct = types.struct(pointee);
            if (struct.isPresent()) {
                return counted || pointer.mutable()
                        ? new JavaValue.Structs(struct.get(), pointer.mutable(), counted)
                        : new JavaValue.Struct(struct.get(), true, Optional.empty(), optional);
            }
            Optional<JavaType.Handle> handle = types.handle(pointee);
            if (handle.isPresent()) {
                boolean given =
                        consumed.matches(function.symbol(), parameter.name()) || pointer.ownership() == Ownership.OWNED;
                return new JavaValue.Handle(handle.get(), given, optional);
            }
            if (pointer.mutable() && isWritable(pointee)) {
                throw new UnmappableException("the parameter " + parameter.name() + " is a " + pointer.rust()
                        + ": if the function writes its result there, list it in <results>");
            }
            throw unmappable(parameter);
        }

        private boolean isWritable(AbiType pointee) {
            return pointee instanceof AbiType.Pointer
                    || pointee instanceof Scalar scalar && scalar != Scalar.VOID
                    || types.enumeration(pointee).isPresent();
        }

        private static UnmappableException unmappable(Signature.Parameter parameter) {
            return new UnmappableException("the parameter " + parameter.name() + " is a "
                    + parameter.type().rust());
        }
    }
}
