package io.github.ferrule.plugin.bindings;

import com.palantir.javapoet.ClassName;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature;
import io.github.ferrule.plugin.surface.Surface;
import io.github.ferrule.plugin.surface.TypeDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Decides how the types of a surface look in Java, and remembers those that the API needs. */
final class TypeMapper {

    private static final Set<String> VAGUE_CALLBACK_NAMES =
            Set.of("Callback", "Cb", "F", "Fn", "Func", "Function", "Value");

    private final Surface surface;
    private final BindingSettings settings;
    private final FreeFunctions free;
    private final Map<String, JavaType> types = new TreeMap<>();
    private final Map<Signature, JavaType.Callback> callbacks = new LinkedHashMap<>();

    /** A file for each: macOS and Windows have no two whose names differ only in case. */
    private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    TypeMapper(Surface surface, BindingSettings settings, FreeFunctions free) {
        this.surface = surface;
        this.settings = settings;
        this.free = free;
        String name = settings.className();
        names.addAll(
                List.of(name, name + "Native", name + "Values", name + "Exception", "NativeHandle", "NativeCallback"));
    }

    /** Returns the types that functions need, by their names in Java. */
    List<JavaType> types(List<JavaFunction> functions) {
        Map<String, JavaType> used = new TreeMap<>();
        for (JavaFunction function : functions) {
            collect(function.returned(), used);
            function.parameters().forEach(it -> collect(it.value(), used));
            function.arguments().forEach(it -> collect(it.parameter().value(), used));
        }
        return List.copyOf(used.values());
    }

    private static void collect(JavaValue value, Map<String, JavaType> used) {
        if (value instanceof JavaValue.Enumeration enumeration) {
            put(enumeration.definition(), used);
        } else if (value instanceof JavaValue.Handle handle) {
            put(handle.definition(), used);
        } else if (value instanceof JavaValue.Struct struct) {
            put(struct.definition(), used);
        } else if (value instanceof JavaValue.Structs structs) {
            put(structs.definition(), used);
        } else if (value instanceof JavaValue.Callback callback) {
            put(callback.definition(), used);
        }
    }

    private static void put(JavaType type, Map<String, JavaType> used) {
        if (used.put(type.name().simpleName(), type) == null) {
            if (type instanceof JavaType.Struct struct) {
                struct.fields().forEach(it -> collect(it.value(), used));
            } else if (type instanceof JavaType.Callback callback) {
                collect(callback.result(), used);
                callback.parameters().forEach(it -> collect(it.value(), used));
            }
        }
    }

    /** Returns the record for a struct; nothing if a record cannot hold all that is in it. */
    Optional<JavaType.Struct> struct(AbiType type) {
        return definition(type, TypeDefinition.Struct.class)
                .filter(it -> !it.fields().isEmpty() && it.packed() == 0 && it.align() == 0)
                .flatMap(this::struct);
    }

    private Optional<JavaType.Struct> struct(TypeDefinition.Struct definition) {
        if (types.get(definition.name()) instanceof JavaType.Struct known) {
            return Optional.of(known);
        }
        List<JavaType.Field> fields = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (TypeDefinition.Field field : definition.fields()) {
            Optional<JavaValue.Field> value = field(field.type());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            String plain = JavaNames.field(field.name());
            String name = JavaNames.free(plain, taken);
            taken.add(name);
            fields.add(new JavaType.Field(name, surface.documentation(definition.name(), field.name()), value.get()));
        }
        JavaType.Struct struct = new JavaType.Struct(
                claim(definition.name()), definition.name(), surface.documentation(definition.name()), fields);
        types.put(definition.name(), struct);
        return Optional.of(struct);
    }

    private Optional<JavaValue.Field> field(AbiType type) {
        if (type instanceof Scalar scalar) {
            return scalar != Scalar.VOID && JavaValue.Number.isMappable(scalar)
                    ? Optional.of(new JavaValue.Number(scalar))
                    : Optional.empty();
        }
        if (type instanceof AbiType.Array array) {
            boolean plain = array.element() instanceof Scalar scalar
                    && scalar != Scalar.VOID
                    && JavaValue.Numbers.elementType(scalar).isPresent()
                    && array.length() > 0
                    && array.length() <= Short.MAX_VALUE;
            return plain
                    ? Optional.of(new JavaValue.FixedNumbers((Scalar) array.element(), (int) array.length()))
                    : Optional.empty();
        }
        Optional<JavaType.Enumeration> enumeration = enumeration(type);
        return enumeration.isPresent()
                ? enumeration.map(JavaValue.Enumeration::new)
                : struct(type).map(it -> new JavaValue.Struct(it, false, Optional.empty(), false));
    }

    /** Returns the enum for an enumeration. */
    Optional<JavaType.Enumeration> enumeration(AbiType type) {
        return definition(type, TypeDefinition.Enumeration.class).map(this::enumeration);
    }

    private JavaType.Enumeration enumeration(TypeDefinition.Enumeration definition) {
        if (types.get(definition.name()) instanceof JavaType.Enumeration known) {
            return known;
        }
        List<JavaType.Constant> constants = new ArrayList<>();
        Set<String> taken = new TreeSet<>();
        definition.constants().forEach((rustName, value) -> {
            String name = JavaNames.free(JavaNames.constant(rustName), taken);
            taken.add(name);
            constants.add(new JavaType.Constant(name, surface.documentation(definition.name(), rustName), value));
        });
        JavaType.Enumeration enumeration = new JavaType.Enumeration(
                claim(definition.name()),
                definition.name(),
                definition.representation(),
                surface.documentation(definition.name()),
                constants,
                JavaNames.free(taken.contains("UNKNOWN") ? "UNRECOGNIZED" : "UNKNOWN", taken));
        types.put(definition.name(), enumeration);
        return enumeration;
    }

    /** Returns the number of a constant of an enumeration, by its name in Rust. */
    Optional<Long> constant(AbiType type, String name) {
        return definition(type, TypeDefinition.Enumeration.class)
                .map(it -> it.constants().get(name));
    }

    /** Returns the class for what a pointer points to, if only Rust knows what that is. */
    Optional<JavaType.Handle> handle(AbiType pointee) {
        boolean hidden =
                pointee instanceof AbiType.Opaque opaque && !opaque.rust().startsWith("&")
                        || definition(pointee, TypeDefinition.Struct.class).isPresent()
                                && struct(pointee).isEmpty()
                        || definition(pointee, TypeDefinition.Union.class).isPresent();
        if (!hidden) {
            return Optional.empty();
        }
        String rustName = pointee.rust();
        if (!(types.get(rustName) instanceof JavaType.Handle)) {
            types.put(
                    rustName,
                    new JavaType.Handle(claim(rustName), rustName, surface.documentation(rustName), free.of(pointee)));
        }
        return Optional.of((JavaType.Handle) types.get(rustName));
    }

    /**
     * Returns the interface for a function pointer.
     *
     * @param function the function that takes it
     * @param parameter the name of its parameter
     * @param withContext true if the function takes a context, too
     */
    JavaType.Callback callback(Signature signature, String function, String parameter, boolean withContext)
            throws UnmappableException {
        JavaType.Callback known = callbacks.get(signature);
        if (known != null && known.context().isPresent() == withContext) {
            return known;
        }
        int[] pointers = IntStream.range(0, signature.parameters().size())
                .filter(i -> isUntyped(signature.parameters().get(i).type()))
                .toArray();
        if (pointers.length != (withContext ? 1 : 0)) {
            throw new UnmappableException("the callback " + parameter
                    + " and the function do not both take one context, " + "an untyped pointer");
        }
        List<JavaParameter> parameters = new ArrayList<>();
        List<CArgument> arguments = new ArrayList<>();
        List<String> variables = JavaNames.parameters(signature);
        for (int i = 0; i < variables.size(); i++) {
            Signature.Parameter declared = signature.parameters().get(i);
            if (isUntyped(declared.type())) {
                continue;
            }
            Optional<Scalar> length =
                    i + 1 < variables.size() ? Lengths.of(signature.parameters().get(i + 1)) : Optional.empty();
            JavaParameter mapped =
                    new JavaParameter(variables.get(i), callbackParameter(declared, parameter, length.isPresent()));
            parameters.add(mapped);
            arguments.add(new CArgument(CArgument.Role.VALUE, mapped, declared.type()));
            if (mapped.value() instanceof JavaValue.Numbers) {
                arguments.add(new CArgument(CArgument.Role.LENGTH, mapped, length.orElseThrow()));
                i++;
            }
        }
        JavaValue result = callbackResult(signature.result(), parameter);
        String plain = JavaNames.type(parameter);
        boolean vague = VAGUE_CALLBACK_NAMES.contains(plain) || names.contains(plain);
        JavaType.Callback callback = new JavaType.Callback(
                claim(vague ? JavaNames.withoutPrefix(function, settings.prefix()) + "_" + parameter : parameter),
                signature,
                parameters,
                arguments,
                withContext ? OptionalInt.of(pointers[0]) : OptionalInt.empty(),
                result);
        callbacks.put(signature, callback);
        return callback;
    }

    private JavaValue callbackParameter(Signature.Parameter declared, String callback, boolean counted)
            throws UnmappableException {
        AbiType type = declared.type();
        if (type instanceof Scalar scalar && JavaValue.Number.isMappable(scalar)) {
            return new JavaValue.Number(scalar);
        }
        Optional<JavaType.Enumeration> enumeration = enumeration(type);
        if (enumeration.isPresent()) {
            return new JavaValue.Enumeration(enumeration.get());
        }
        Optional<JavaType.Struct> struct = struct(type);
        if (struct.isPresent()) {
            return new JavaValue.Struct(struct.get(), false, Optional.empty(), false);
        }
        if (type instanceof AbiType.Pointer pointer && !pointer.mutable()) {
            if (counted
                    && pointer.pointee() instanceof Scalar scalar
                    && JavaValue.Numbers.elementType(scalar).isPresent()) {
                return new JavaValue.Numbers(scalar, false, 0, true);
            }
            if (pointer.pointee() == Scalar.C_CHAR) {
                return new JavaValue.Text(Optional.empty(), true);
            }
            Optional<JavaType.Struct> pointee = struct(pointer.pointee());
            if (pointee.isPresent() && !counted) {
                return new JavaValue.Struct(pointee.get(), true, Optional.empty(), true);
            }
        }
        throw new UnmappableException("the callback " + callback + " takes a " + type.rust());
    }

    private JavaValue callbackResult(AbiType type, String callback) throws UnmappableException {
        if (type instanceof Scalar scalar && JavaValue.Number.isMappable(scalar)) {
            return new JavaValue.Number(scalar);
        }
        Optional<JavaType.Enumeration> enumeration = enumeration(type);
        if (enumeration.isPresent()) {
            return new JavaValue.Enumeration(enumeration.get());
        }
        throw new UnmappableException("the callback " + callback + " returns a " + type.rust());
    }

    /** Returns the array for a pointer to an array of a fixed length. */
    static Optional<JavaValue> fixedArray(AbiType.Pointer pointer, boolean nullable) {
        return pointer.pointee() instanceof AbiType.Array array
                        && array.element() instanceof Scalar scalar
                        && scalar != Scalar.VOID
                        && JavaValue.Numbers.elementType(scalar).isPresent()
                        && array.length() > 0
                        && array.length() <= Integer.MAX_VALUE
                ? Optional.of(new JavaValue.Numbers(scalar, pointer.mutable(), (int) array.length(), nullable))
                : Optional.empty();
    }

    /** Returns true for what C takes for bytes. */
    static boolean isByte(AbiType type) {
        return type == Scalar.U8 || type == Scalar.I8 || type == Scalar.C_CHAR || type == Scalar.VOID;
    }

    /** Returns true for a {@code void *}. */
    static boolean isUntyped(AbiType type) {
        return type instanceof AbiType.Pointer pointer && pointer.pointee() == Scalar.VOID;
    }

    private <T extends TypeDefinition> Optional<T> definition(AbiType type, Class<T> kind) {
        return type instanceof AbiType.Named named
                ? surface.type(named.name()).filter(kind::isInstance).map(kind::cast)
                : Optional.empty();
    }

    private ClassName claim(String rustName) {
        String name = JavaNames.free(JavaNames.type(JavaNames.withoutPrefix(rustName, settings.prefix())), names);
        names.add(name);
        return settings.type(name);
    }
}
