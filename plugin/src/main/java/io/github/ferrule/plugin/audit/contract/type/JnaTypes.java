package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.audit.contract.type.JavaType.Role;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature;
import io.github.ferrule.plugin.surface.TypeDefinition;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Knows which C type JNA makes of a Java type: "Default Type Mappings" in JNA's documentation.
 *
 * <p>Types that the user maps (a {@code NativeMapped}, a class with a {@code TypeMapper}) are left alone, except for an
 * {@code IntegerType} whose width is a constant.
 */
final class JnaTypes {

    private static final String JNA = "com/sun/jna/";
    private static final Set<String> STRUCTURES = Set.of(JNA + "Structure", JNA + "Union");
    private static final Set<String> UNIONS = Set.of(JNA + "Union");
    private static final Set<String> BY_VALUE = Set.of(JNA + "Structure$ByValue");
    private static final Set<String> BY_REFERENCE = Set.of(JNA + "Structure$ByReference");
    private static final Set<String> POINTERS =
            Set.of(JNA + "Pointer", JNA + "PointerType", JNA + "Memory", "java/nio/Buffer", JNA + "ptr/ByReference");
    private static final Set<String> BUFFERS = Set.of(
            "java/nio/ByteBuffer",
            "java/nio/CharBuffer",
            "java/nio/ShortBuffer",
            "java/nio/IntBuffer",
            "java/nio/LongBuffer",
            "java/nio/FloatBuffer",
            "java/nio/DoubleBuffer");
    private static final Set<String> CALLBACKS = Set.of(JNA + "Callback", JNA + "win32/StdCallLibrary$StdCallCallback");
    private static final Set<String> STDCALL = Set.of(
            JNA + "AltCallingConvention",
            JNA + "win32/StdCall",
            JNA + "win32/StdCallLibrary",
            JNA + "win32/StdCallLibrary$StdCallCallback");
    private static final Map<String, Scalar> REFERENCES = Map.of(
            JNA + "ptr/ByteByReference", Scalar.I8,
            JNA + "ptr/ShortByReference", Scalar.I16,
            JNA + "ptr/IntByReference", Scalar.I32,
            JNA + "ptr/LongByReference", Scalar.I64,
            JNA + "ptr/FloatByReference", Scalar.F32,
            JNA + "ptr/DoubleByReference", Scalar.F64,
            JNA + "ptr/NativeLongByReference", Scalar.C_LONG);
    private static final AbiType ANY_MEMORY = new AbiType.Pointer(Scalar.VOID, true, true);

    private final JavaClasses classes;
    private final Map<String, TypeDefinition> structures = new TreeMap<>();

    JnaTypes(JavaClasses classes) {
        this.classes = classes;
    }

    /** Returns the structures that were met, by the names that types refer to. */
    Map<String, TypeDefinition> structures() {
        return structures;
    }

    /** Returns true if JNA calls the methods of a type, or lets Rust call it, with the convention of the Windows API. */
    boolean isStdcall(String name) {
        return classes.isA(name, STDCALL);
    }

    JavaType of(Type type) {
        return switch (type.getSort()) {
            case Type.VOID -> exact("void", Scalar.VOID);
            case Type.BOOLEAN -> new JavaType("boolean", Scalar.I32, Role.BOOLEAN);
            case Type.BYTE -> exact("byte", Scalar.I8);
            case Type.SHORT -> exact("short", Scalar.I16);
            case Type.CHAR -> exact("char", Scalar.WCHAR_T);
            case Type.INT -> exact("int", Scalar.I32);
            case Type.LONG -> exact("long", Scalar.I64);
            case Type.FLOAT -> exact("float", Scalar.F32);
            case Type.DOUBLE -> exact("double", Scalar.F64);
            case Type.ARRAY -> array(type);
            default -> object(type.getInternalName());
        };
    }

    private JavaType array(Type type) {
        JavaType element = of(type.getElementType());
        String source = element.source() + "[]".repeat(type.getDimensions());
        boolean numbers = type.getDimensions() == 1 && element.abi() instanceof Scalar && element.role() == Role.EXACT;
        return numbers
                ? new JavaType(source, new AbiType.Pointer(element.abi(), true, true), Role.MEMORY)
                : new JavaType(source, ANY_MEMORY, Role.MEMORY);
    }

    private JavaType object(String name) {
        String source = name.substring(name.lastIndexOf('/') + 1).replace('$', '.');
        if (name.equals("java/lang/String")) {
            return new JavaType(source, new AbiType.Pointer(Scalar.C_CHAR, false, true), Role.TEXT);
        }
        if (name.equals(JNA + "WString")) {
            return new JavaType(source, new AbiType.Pointer(Scalar.WCHAR_T, false, true), Role.TEXT);
        }
        if (name.equals(JNA + "NativeLong")) {
            return exact(source, Scalar.C_LONG);
        }
        if (REFERENCES.containsKey(name)) {
            return exact(source, new AbiType.Pointer(REFERENCES.get(name), true, true));
        }
        if (name.equals(JNA + "ptr/PointerByReference")) {
            return exact(source, new AbiType.Pointer(ANY_MEMORY, true, true));
        }
        if (BUFFERS.contains(name) || classes.isA(name, POINTERS)) {
            return new JavaType(source, ANY_MEMORY, Role.MEMORY);
        }
        if (classes.isA(name, CALLBACKS)) {
            return callback(name, source);
        }
        if (classes.isA(name, STRUCTURES)) {
            return structure(name, source);
        }
        return classes.lineage(name).stream()
                .flatMap(it -> it.integer().stream())
                .findFirst()
                .map(integer -> new JavaType(source, integer, Role.INTEGER_TYPE))
                .orElseGet(() -> JavaType.unknown(source));
    }

    private JavaType structure(String name, String source) {
        if (!define(name)) {
            return new JavaType(source, ANY_MEMORY, classes.isA(name, BY_VALUE) ? Role.UNKNOWN : Role.MEMORY);
        }
        AbiType named = new AbiType.Named(name);
        return exact(source, classes.isA(name, BY_VALUE) ? named : new AbiType.Pointer(named, true, true));
    }

    /** Defines a structure from its fields; false if its layout cannot be determined from the available classes. */
    private boolean define(String name) {
        if (structures.containsKey(name)) {
            return true;
        }
        List<JavaClass> lineage = classes.lineage(name);
        Optional<List<String>> order = lineage.stream()
                .map(JavaClass::fieldOrder)
                .filter(it -> !it.isEmpty())
                .reduce((general, own) ->
                        Stream.concat(general.stream(), own.stream()).toList());
        if (order.isEmpty() || lineage.stream().anyMatch(JavaClass::mapsTypes)) {
            return false;
        }
        structures.put(name, new TypeDefinition.Struct(name, List.of(), 0)); // ends one that refers to itself
        List<TypeDefinition.Field> fields = order.get().stream()
                .distinct()
                .flatMap(field -> field(lineage, field).stream())
                .toList();
        boolean complete = fields.size() == new HashSet<>(order.get()).size()
                && fields.stream().noneMatch(it -> it.type() instanceof AbiType.Opaque);
        if (complete) {
            boolean packed = lineage.stream().anyMatch(JavaClass::packed);
            structures.put(
                    name,
                    classes.isA(name, UNIONS)
                            ? new TypeDefinition.Union(name, fields)
                            : new TypeDefinition.Struct(name, fields, packed ? 1 : 0));
        } else {
            structures.remove(name);
        }
        return complete;
    }

    private Optional<TypeDefinition.Field> field(List<JavaClass> lineage, String name) {
        return lineage.stream()
                .flatMap(owner -> owner.fields().stream()
                        .filter(it -> it.name().equals(name))
                        .map(it -> new TypeDefinition.Field(name, inStructure(owner, it))))
                .reduce((general, own) -> own);
    }

    /** Inside a structure, an array and another structure are in place unless they are declared as a reference. */
    private AbiType inStructure(JavaClass owner, JavaClass.Field field) {
        Type type = Type.getType(field.descriptor());
        if (type.getSort() == Type.ARRAY) {
            OptionalInt length = owner.arrayLength(field.name());
            return length.isPresent() && type.getDimensions() == 1
                    ? new AbiType.Array(elementInStructure(type.getElementType()), length.getAsInt())
                    : new AbiType.Opaque(field.descriptor());
        }
        return elementInStructure(type);
    }

    private AbiType elementInStructure(Type type) {
        boolean inPlace = type.getSort() == Type.OBJECT
                && classes.isA(type.getInternalName(), STRUCTURES)
                && !classes.isA(type.getInternalName(), BY_REFERENCE);
        if (inPlace) {
            return define(type.getInternalName())
                    ? new AbiType.Named(type.getInternalName())
                    : new AbiType.Opaque(type.getInternalName());
        }
        return of(type).abi();
    }

    private JavaType callback(String name, String source) {
        List<JavaClass.Method> methods = classes.find(name).stream()
                .flatMap(it -> it.methods().stream())
                .filter(it -> it.is(Opcodes.ACC_ABSTRACT))
                .toList();
        return methods.size() == 1
                ? exact(
                        source,
                        new AbiType.FunctionPointer(
                                signature(
                                        isStdcall(name) ? "system" : "C",
                                        methods.get(0).descriptor()),
                                true))
                : new JavaType(source, ANY_MEMORY, Role.MEMORY);
    }

    private Signature signature(String abi, String descriptor) {
        return new Signature(
                abi,
                Arrays.stream(Type.getArgumentTypes(descriptor))
                        .map(it -> new Signature.Parameter("_", callbackType(it)))
                        .toList(),
                callbackType(Type.getReturnType(descriptor)),
                false);
    }

    /** Within a callback, compares only types that represent exactly one type of C. */
    private AbiType callbackType(Type type) {
        JavaType java = of(type);
        return java.role() == Role.UNKNOWN ? new AbiType.Opaque(java.source()) : java.abi();
    }

    private static JavaType exact(String source, AbiType abi) {
        return new JavaType(source, abi, Role.EXACT);
    }
}
