package io.github.ferrule.plugin.audit.contract.foreign;

import io.github.ferrule.plugin.audit.contract.foreign.ForeignValue.Layout;
import io.github.ferrule.plugin.audit.contract.foreign.ForeignValue.Padding;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.TypeDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Translates the layouts of the foreign function API to types of the C ABI, and keeps the structs that they define. */
final class ForeignLayouts {

    private static final AbiType ANY_MEMORY = new AbiType.Pointer(Scalar.VOID, true, true);
    /** The longest text of a type. One that has itself as two of its members doubles the text each time. */
    static final int LONGEST_TYPE = 10_000;

    private static final String UNALIGNED = "_UNALIGNED";

    private final Map<String, TypeDefinition> definitions = new TreeMap<>();

    /** Returns the structs and unions by the names that types refer to. */
    Map<String, TypeDefinition> definitions() {
        return definitions;
    }

    /** Returns the layout of a constant in {@code ValueLayout}. */
    static Optional<Layout> constant(String field) {
        return scalar(
                switch (field.replace(UNALIGNED, "")) {
                    case "ADDRESS" -> ANY_MEMORY;
                    case "JAVA_BOOLEAN" -> Scalar.BOOL;
                    case "JAVA_BYTE" -> Scalar.I8;
                    case "JAVA_CHAR" -> Scalar.U16;
                    case "JAVA_SHORT" -> Scalar.I16;
                    case "JAVA_INT" -> Scalar.I32;
                    case "JAVA_LONG" -> Scalar.I64;
                    case "JAVA_FLOAT" -> Scalar.F32;
                    case "JAVA_DOUBLE" -> Scalar.F64;
                    default -> null;
                });
    }

    /** Returns the layout of a type of C, as {@code Linker.canonicalLayouts()} names it. */
    static Optional<Layout> canonical(String name) {
        return scalar(
                switch (name) {
                    case "bool" -> Scalar.BOOL;
                    case "char" -> Scalar.I8;
                    case "short" -> Scalar.I16;
                    case "int" -> Scalar.I32;
                    case "long" -> Scalar.C_LONG;
                    case "long long" -> Scalar.I64;
                    case "float" -> Scalar.F32;
                    case "double" -> Scalar.F64;
                    case "size_t" -> Scalar.USIZE;
                    case "wchar_t" -> Scalar.WCHAR_T;
                    case "void*" -> ANY_MEMORY;
                    case "int8_t" -> Scalar.I8;
                    case "int16_t" -> Scalar.I16;
                    case "int32_t" -> Scalar.I32;
                    case "int64_t" -> Scalar.I64;
                    default -> null;
                });
    }

    private static Optional<Layout> scalar(AbiType type) {
        return Optional.ofNullable(type).map(it -> new Layout(it, ""));
    }

    /** Returns a pointer with a known target; only structs tell more than "memory". */
    static Layout pointer(Layout pointer, Layout target) {
        return target.type() instanceof AbiType.Named named
                ? new Layout(new AbiType.Pointer(named, true, true), pointer.name())
                : pointer;
    }

    /** Returns the layout of a struct; nothing if a member is not known. The API itself adds no padding. */
    Optional<Layout> struct(List<ForeignValue> members) {
        return fields(members)
                .map(fields -> define("struct", fields, name -> new TypeDefinition.Struct(name, fields, 1)));
    }

    /** Returns the layout of a union; nothing if a member is not known. */
    Optional<Layout> union(List<ForeignValue> members) {
        return fields(members).map(fields -> define("union", fields, name -> new TypeDefinition.Union(name, fields)));
    }

    private Layout define(
            String kind,
            List<TypeDefinition.Field> fields,
            java.util.function.Function<String, TypeDefinition> definition) {
        String name = fields.stream()
                .map(field -> field.name() + ": " + field.type().rust())
                .collect(Collectors.joining(", ", kind + "(", ")"));
        definitions.computeIfAbsent(name, definition);
        return new Layout(new AbiType.Named(name), "");
    }

    private static Optional<List<TypeDefinition.Field>> fields(List<ForeignValue> members) {
        List<TypeDefinition.Field> fields = new ArrayList<>();
        for (ForeignValue member : members) {
            if (member instanceof Layout layout) {
                String name = layout.name().isEmpty() ? Integer.toString(fields.size()) : layout.name();
                fields.add(new TypeDefinition.Field(name, layout.type()));
            } else if (member instanceof Padding padding) {
                fields.add(TypeDefinition.Field.padding(padding.bytes()));
            } else {
                return Optional.empty();
            }
        }
        int letters = fields.stream()
                .mapToInt(field -> field.name().length() + field.type().rust().length())
                .sum();
        return letters < LONGEST_TYPE ? Optional.of(fields) : Optional.empty();
    }
}
