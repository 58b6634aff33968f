package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.audit.contract.type.JavaSignature.Binding;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.DataModel;
import io.github.ferrule.plugin.surface.ExportedFunction;
import io.github.ferrule.plugin.surface.Extent;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature.Parameter;
import io.github.ferrule.plugin.surface.Surface;
import io.github.ferrule.plugin.surface.TypeDefinition;
import io.github.ferrule.plugin.surface.TypeLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the Java or Kotlin declaration of a function: what is right in the existing one stays.
 *
 * @param targets the data models that it must be right for
 * @param declared the existing declaration
 * @param surface the crate's types
 * @param structures Java's structures
 * @param wrong the parts of the existing declaration that are wrong
 */
record JavaSource(
        List<DataModel> targets, JavaSignature declared, Surface surface, Surface structures, Set<String> wrong) {

    static final String RESULT = "the result";

    private static final String BY_VALUE = ".ByValue";

    String declaration(ExportedFunction function) {
        Map<String, String> definitions = new LinkedHashMap<>();
        boolean jni = declared.binding() == Binding.JNI;
        List<Parameter> expected = function.signature().parameters().stream()
                .skip(jni ? TypeContract.JNI_LEADING : 0)
                .toList();
        List<String> types = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            types.add(parameter(i, expected.get(i), definitions));
            names.add(name(expected.get(i).name(), i));
        }
        String result = result(function.signature().result(), definitions);
        if (declared.binding() == Binding.FOREIGN) {
            return descriptor(result, types);
        }
        String method = isKotlin() ? kotlin(result, types, names) : java(result, types, names);
        return Stream.concat(Stream.of(method), definitions.values().stream()).collect(Collectors.joining("  with  "));
    }

    private boolean isStatic() {
        return declared.isStatic() || wrong.contains(TypeContract.RECEIVER);
    }

    private boolean isKotlin() {
        return declared.sourceFile().endsWith(".kt");
    }

    private String java(String result, List<String> types, List<String> names) {
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            parameters.add(types.get(i) + " " + names.get(i));
        }
        String modifiers = declared.binding() == Binding.JNI ? (isStatic() ? "static native " : "native ") : "";
        return modifiers + result + " " + declared.method() + "(" + String.join(", ", parameters) + ");";
    }

    private String kotlin(String result, List<String> types, List<String> names) {
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            parameters.add(names.get(i) + ": " + inKotlin(types.get(i)));
        }
        String external = declared.binding() == Binding.JNI ? "external " : "";
        return external + "fun " + declared.method() + "(" + String.join(", ", parameters) + ")"
                + (result.equals("void") ? "" : ": " + inKotlin(result));
    }

    private static String inKotlin(String javaType) {
        boolean array = javaType.endsWith("[]");
        String element = array ? javaType.substring(0, javaType.length() - 2) : javaType;
        String type = switch (element) {
            case "boolean", "byte", "char", "short", "int", "long", "float", "double" ->
                Character.toUpperCase(element.charAt(0)) + element.substring(1);
            case "Object" -> "Any";
            default -> element;
        };
        boolean primitive = !type.equals(element) && !type.equals("Any");
        return !array ? type : primitive ? type + "Array" : "Array<" + type + ">";
    }

    /** Returns a {@code FunctionDescriptor} as Java source. */
    static String descriptor(String result, List<String> types) {
        String list = String.join(", ", types);
        if (result.equals("void")) {
            return "FunctionDescriptor.ofVoid(" + list + ")";
        }
        return "FunctionDescriptor.of(" + result + (list.isEmpty() ? "" : ", ") + list + ")";
    }

    private String parameter(int index, Parameter expected, Map<String, String> definitions) {
        boolean sameNumber = !wrong.contains("");
        return sameNumber && index < declared.parameters().size() && !wrong.contains(TypeContract.part(index, expected))
                ? declared.parameters().get(index).source()
                : type(expected.type(), definitions);
    }

    private String result(AbiType type, Map<String, String> definitions) {
        boolean copied = declared.result().role() == JavaType.Role.TEXT
                && type instanceof AbiType.Pointer pointer
                && pointer.mutable();
        if (!wrong.contains(RESULT) && !copied) {
            return declared.result().source();
        }
        boolean text = declared.binding() == Binding.JNA
                && type instanceof AbiType.Pointer pointer
                && pointer.pointee() == Scalar.C_CHAR;
        return text ? "Pointer" : type(type, definitions); // who frees it decides if it may be a String
    }

    private String type(AbiType type, Map<String, String> definitions) {
        return switch (declared.binding()) {
            case JNI -> type.represented(surface).match(new NativeMethodTypes());
            case FOREIGN -> type.represented(surface).match(new LayoutNames());
            case JNA, UNKNOWN -> type.represented(surface).match(new JnaNames(definitions));
        };
    }

    private DataModel first() {
        return targets.isEmpty() ? new DataModel(64, 64, 32, 8) : targets.get(0);
    }

    /** Returns true if a number is as wide as this on every target. */
    private boolean isAlways(Scalar scalar, int bits) {
        return targets.stream().allMatch(target -> scalar.bits(target) == bits);
    }

    private static String name(String rust, int index) {
        return rust.equals("_") || rust.isEmpty() ? "argument" + (index + 1) : rust;
    }

    /** The types of native methods. */
    private static final class NativeMethodTypes implements AbiType.Cases<String> {

        @Override
        public String scalar(Scalar scalar) {
            return switch (scalar) {
                case VOID -> "void";
                case BOOL, U8 -> "boolean"; // jboolean
                case I8, C_CHAR -> "byte";
                case I16 -> "short";
                case U16 -> "char";
                case I32, U32, CHAR, WCHAR_T -> "int";
                case F32 -> "float";
                case F64 -> "double";
                default -> "long";
            };
        }

        @Override
        public String pointer(AbiType.Pointer pointer) {
            String name = pointer.pointee().rust().toLowerCase(java.util.Locale.ROOT);
            if (name.endsWith("array") && name.startsWith("j") && !name.equals("jarray")) {
                return name.equals("jobjectarray") ? "Object[]" : name.substring(1, name.length() - 5) + "[]";
            }
            return switch (name) {
                case "jstring" -> "String";
                case "jclass" -> "Class<?>";
                case "jthrowable" -> "Throwable";
                default -> "Object";
            };
        }

        @Override
        public String function(AbiType.FunctionPointer function) {
            return "Object";
        }

        @Override
        public String named(AbiType.Named named) {
            return "Object";
        }

        @Override
        public String array(AbiType.Array array) {
            return "Object";
        }

        @Override
        public String opaque(AbiType.Opaque opaque) {
            return "Object";
        }
    }

    /** The layouts of the foreign function API. */
    private final class LayoutNames implements AbiType.Cases<String> {

        @Override
        public String scalar(Scalar scalar) {
            return switch (scalar) {
                case VOID -> "void";
                case BOOL -> "JAVA_BOOLEAN";
                case I8, U8, C_CHAR -> "JAVA_BYTE";
                case I16 -> "JAVA_SHORT";
                case U16 -> "JAVA_CHAR";
                case I32, U32, CHAR -> "JAVA_INT";
                case I64, U64 -> "JAVA_LONG";
                case F32 -> "JAVA_FLOAT";
                case F64 -> "JAVA_DOUBLE";
                case C_LONG, C_ULONG -> fixed(scalar, "long");
                case ISIZE, USIZE -> fixed(scalar, "size_t");
                case WCHAR_T -> fixed(scalar, "wchar_t");
                case I128, U128 -> "/* no layout has 128 bits */";
            };
        }

        private String fixed(Scalar scalar, String name) {
            return isAlways(scalar, 64)
                    ? "JAVA_LONG"
                    : isAlways(scalar, 32) ? "JAVA_INT" : ForeignTypes.canonical(name);
        }

        @Override
        public String pointer(AbiType.Pointer pointer) {
            return "ADDRESS";
        }

        @Override
        public String function(AbiType.FunctionPointer function) {
            return "ADDRESS";
        }

        @Override
        public String named(AbiType.Named named) {
            TypeDefinition definition = surface.type(named.name()).orElse(null);
            if (definition instanceof TypeDefinition.Struct struct) {
                return struct(struct);
            }
            return definition instanceof TypeDefinition.Union union
                    ? union.fields().stream()
                            .map(this::member)
                            .collect(Collectors.joining(", ", "MemoryLayout.unionLayout(", ")"))
                    : named.name();
        }

        /** Writes each field in its place, with the padding that the API does not add. */
        private String struct(TypeDefinition.Struct struct) {
            TypeLayout layout = new TypeLayout(first(), surface);
            Optional<TypeLayout.Placement> placement = layout.place(struct);
            List<String> members = new ArrayList<>();
            long end = 0;
            for (int i = 0; i < struct.fields().size(); i++) {
                TypeDefinition.Field field = struct.fields().get(i);
                long offset = placement.isPresent() ? placement.get().offsets().get(i) : end;
                padding(offset - end, members);
                members.add(member(field));
                end = offset + field.type().extent(layout).map(Extent::size).orElse(0L);
            }
            padding(placement.isPresent() ? placement.get().extent().size() - end : 0, members);
            return "MemoryLayout.structLayout(" + String.join(", ", members) + ")";
        }

        private void padding(long bytes, List<String> members) {
            if (bytes > 0) {
                members.add("MemoryLayout.paddingLayout(" + bytes + ")");
            }
        }

        private String member(TypeDefinition.Field field) {
            return field.type().represented(surface).match(this) + ".withName(\"" + field.name() + "\")";
        }

        @Override
        public String array(AbiType.Array array) {
            return "MemoryLayout.sequenceLayout(" + array.length() + ", "
                    + array.element().represented(surface).match(this) + ")";
        }

        @Override
        public String opaque(AbiType.Opaque opaque) {
            return "ADDRESS";
        }
    }

    /** The types of JNA's interfaces. */
    private final class JnaNames implements AbiType.Cases<String> {

        private final Map<String, String> definitions;

        JnaNames(Map<String, String> definitions) {
            this.definitions = definitions;
        }

        @Override
        public String scalar(Scalar scalar) {
            return switch (scalar) {
                case VOID -> "void";
                case BOOL, I8, U8, C_CHAR -> "byte";
                case I16, U16 -> "short";
                case I32, U32, CHAR -> "int";
                case I64, U64 -> "long";
                case F32 -> "float";
                case F64 -> "double";
                case C_LONG, C_ULONG -> "NativeLong";
                case ISIZE, USIZE ->
                    isAlways(scalar, 64) ? "long" : "Pointer"; // no type of JNA is as wide as an address
                case WCHAR_T -> "char";
                case I128, U128 -> "/* no Java type has 128 bits */";
            };
        }

        @Override
        public String pointer(AbiType.Pointer pointer) {
            return pointer.pointee().represented(surface).match(new AbiType.Cases<>() {
                @Override
                public String scalar(Scalar scalar) {
                    if (scalar == Scalar.C_CHAR) {
                        return pointer.mutable() ? "byte[]" : "String";
                    }
                    return pointer.mutable() ? reference(scalar) : "Pointer";
                }

                @Override
                public String pointer(AbiType.Pointer inner) {
                    return "PointerByReference";
                }

                @Override
                public String function(AbiType.FunctionPointer inner) {
                    return "PointerByReference";
                }

                @Override
                public String named(AbiType.Named inner) {
                    return "Pointer";
                }

                @Override
                public String array(AbiType.Array inner) {
                    return "Pointer";
                }

                @Override
                public String opaque(AbiType.Opaque inner) {
                    return "Pointer";
                }
            });
        }

        private String reference(Scalar scalar) {
            return switch (scalar) {
                case I8, U8, BOOL -> "byte[]";
                case I16, U16 -> "ShortByReference";
                case I32, U32 -> "IntByReference";
                case I64, U64 -> "LongByReference";
                case F32 -> "FloatByReference";
                case F64 -> "DoubleByReference";
                case C_LONG, C_ULONG -> "NativeLongByReference";
                default -> "Pointer";
            };
        }

        @Override
        public String function(AbiType.FunctionPointer function) {
            return "Callback";
        }

        @Override
        public String named(AbiType.Named named) {
            TypeDefinition definition = surface.type(named.name()).orElse(null);
            if (!(definition instanceof TypeDefinition.Struct struct)) {
                return named.name() + BY_VALUE;
            }
            Optional<String> existing = existing(struct);
            if (existing.isEmpty() && !definitions.containsKey(named.name())) {
                define(struct);
            }
            return existing.orElse(named.name()) + BY_VALUE;
        }

        private void define(TypeDefinition.Struct struct) {
            definitions.put(struct.name(), ""); // ends one that mentions itself
            String order = struct.fields().stream()
                    .map(field -> "\"" + field.name() + "\"")
                    .collect(Collectors.joining(", "));
            String fields = struct.fields().stream().map(this::field).collect(Collectors.joining(" "));
            definitions.put(
                    struct.name(),
                    "@FieldOrder({" + order + "}) class " + struct.name() + " extends Structure { " + fields
                            + " public static class ByValue extends " + struct.name()
                            + " implements Structure.ByValue {} }");
        }

        private String field(TypeDefinition.Field field) {
            AbiType type = field.type().represented(surface);
            if (type instanceof AbiType.Array array) {
                String element = inPlace(array.element());
                return "public " + element + "[] " + field.name() + " = new " + element + "[" + array.length() + "];";
            }
            return "public " + inPlace(type) + " " + field.name() + ";";
        }

        private String inPlace(AbiType type) {
            return type.represented(surface).match(this).replace(BY_VALUE, "");
        }

        /** Returns the structure of this name and layout that Java has already, as source. */
        private Optional<String> existing(TypeDefinition.Struct struct) {
            return structures.types().values().stream()
                    .filter(it -> simpleName(it).equals(struct.name()))
                    .filter(it -> targets.stream()
                            .allMatch(target -> it.extent(new TypeLayout(target, structures))
                                    .equals(struct.extent(new TypeLayout(target, surface)))))
                    .map(it ->
                            it.name().substring(it.name().lastIndexOf('/') + 1).replace('$', '.'))
                    .findFirst();
        }

        private static String simpleName(TypeDefinition type) {
            String name = type.name();
            return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
        }

        @Override
        public String array(AbiType.Array array) {
            return "Pointer";
        }

        @Override
        public String opaque(AbiType.Opaque opaque) {
            return "Pointer";
        }
    }
}
