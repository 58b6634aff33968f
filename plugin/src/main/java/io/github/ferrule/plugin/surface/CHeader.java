package io.github.ferrule.plugin.surface;

import io.github.ferrule.plugin.support.text.Printable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes a surface as a C header, for other tools that read one. */
public final class CHeader {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{M}\\p{N}_$]*");

    /** Those of C17 and C++20, and what {@code stdbool.h} and {@code wchar.h} define. */
    private static final Set<String> KEYWORDS =
            Set.of(("alignas alignof and and_eq asm auto bitand bitor bool break case catch"
                            + " char char8_t char16_t char32_t class co_await co_return co_yield compl concept const const_cast"
                            + " consteval constexpr constinit continue decltype default delete do double dynamic_cast else enum"
                            + " explicit export extern false float for friend goto if inline int long mutable namespace new noexcept"
                            + " not not_eq nullptr operator or or_eq private protected public register reinterpret_cast requires"
                            + " restrict return short signed sizeof static static_assert static_cast struct switch template this"
                            + " thread_local throw true try typedef typeid typename union unsigned using virtual void volatile"
                            + " wchar_t while xor xor_eq")
                    .split(" "));

    private final Surface surface;

    private CHeader(Surface surface) {
        this.surface = surface;
    }

    /**
     * Writes the header.
     *
     * @param surface the functions and types
     * @param library the name of the library, for the include guard
     */
    public static List<String> lines(Surface surface, String library) {
        CHeader header = new CHeader(surface);
        String guard = library.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_H";
        return Stream.of(
                        Stream.of("#ifndef " + guard, "#define " + guard, ""),
                        Stream.of(
                                "#include <stdbool.h>",
                                "#include <stddef.h>",
                                "#include <stdint.h>",
                                "#include <wchar.h>",
                                ""),
                        surface.types().values().stream().map(CHeader::forward),
                        header.typesInOrder().flatMap(header::definition),
                        Stream.of("", "#ifdef __cplusplus", "extern \"C\" {", "#endif", ""),
                        surface.functions().values().stream().flatMap(header::function),
                        Stream.of("#ifdef __cplusplus", "}", "#endif", "", "#endif"))
                .flatMap(lines -> lines)
                .toList();
    }

    /** C needs the definition of a type before that of a type that contains it. */
    private Stream<TypeDefinition> typesInOrder() {
        Set<TypeDefinition> ordered = new LinkedHashSet<>();
        surface.types().values().stream()
                .filter(TypeDefinition.Enumeration.class::isInstance)
                .forEach(ordered::add);
        Set<TypeDefinition> visited = new HashSet<>();
        Deque<TypeDefinition> open = new ArrayDeque<>(surface.types().values());
        while (!open.isEmpty()) {
            TypeDefinition type = open.peek();
            if (visited.add(type)) {
                contained(type).forEach(open::push);
            } else {
                ordered.add(open.pop());
            }
        }
        return ordered.stream();
    }

    private Stream<TypeDefinition> contained(TypeDefinition type) {
        return fields(type).stream()
                .map(TypeDefinition.Field::type)
                .map(CHeader::element)
                .filter(AbiType.Named.class::isInstance)
                .flatMap(named -> surface.type(((AbiType.Named) named).name()).stream());
    }

    private static AbiType element(AbiType type) {
        return type instanceof AbiType.Array array ? element(array.element()) : type;
    }

    private static List<TypeDefinition.Field> fields(TypeDefinition type) {
        if (type instanceof TypeDefinition.Struct struct) {
            return struct.fields();
        }
        return type instanceof TypeDefinition.Union union ? union.fields() : List.of();
    }

    private static String forward(TypeDefinition type) {
        if (type instanceof TypeDefinition.Enumeration) {
            return "";
        }
        String keyword = type instanceof TypeDefinition.Union ? "union " : "struct ";
        return "typedef " + keyword + type.name() + " " + type.name() + ";";
    }

    private Stream<String> definition(TypeDefinition type) {
        if (type instanceof TypeDefinition.Enumeration enumeration) {
            Stream<String> constants = enumeration.constants().entrySet().stream()
                    .map(it -> "  " + type.name() + "_" + identifier(it.getKey()) + " = " + it.getValue() + ",");
            return Stream.of(
                            Stream.of("enum {"),
                            constants,
                            Stream.of(
                                    "};",
                                    "typedef " + text(enumeration.representation()) + " " + type.name() + ";",
                                    ""))
                    .flatMap(lines -> lines);
        }
        if (type instanceof TypeDefinition.Union union) {
            return members("union " + type.name(), union.fields());
        }
        TypeDefinition.Struct struct = (TypeDefinition.Struct) type;
        String align = struct.align() > 0 ? "__attribute__((aligned(" + struct.align() + "))) " : "";
        Stream<String> lines = members("struct " + align + type.name(), struct.fields());
        return struct.packed() == 0
                ? lines
                : Stream.of(
                                Stream.of("#pragma pack(push, " + struct.packed() + ")"),
                                lines,
                                Stream.of("#pragma pack(pop)", ""))
                        .flatMap(part -> part);
    }

    private Stream<String> members(String head, List<TypeDefinition.Field> fields) {
        return Stream.of(
                        Stream.of(head + " {"),
                        fields.stream().map(field -> "  " + declare(field.type(), identifier(field.name())) + ";"),
                        Stream.of("};", ""))
                .flatMap(lines -> lines);
    }

    /** A symbol may be any text; one that C cannot name would become other code. */
    private Stream<String> function(ExportedFunction function) {
        if (!NAME.matcher(function.symbol()).matches()) {
            return Stream.of("// left out, because C has no such name: " + comment(function.symbol()), "");
        }
        Stream<String> documentation = function.documentation().isEmpty()
                ? Stream.empty()
                : function.documentation().lines().map(line -> ("// " + comment(line)).stripTrailing());
        return Stream.concat(documentation, Stream.of(declare(function.signature(), function.symbol()) + ";", ""));
    }

    /** A backslash at the end would make the next line part of the comment; {@code ??/} is one in old standards. */
    private static String comment(String line) {
        String text = Printable.of(line.stripTrailing()).replace("??/", "? ?/");
        return text.endsWith("\\") ? text + "." : text;
    }

    /** A keyword of C or C++ gets an underscore. */
    private static String identifier(String rustName) {
        String name = rustName.replaceFirst("^r#", "");
        return KEYWORDS.contains(name) ? name + "_" : name;
    }

    private String declare(Signature signature, String name) {
        String parameters = IntStream.range(0, signature.parameters().size())
                .mapToObj(i -> {
                    Signature.Parameter parameter = signature.parameters().get(i);
                    return declare(
                            parameter.type(), parameter.name().equals("_") ? "arg" + i : identifier(parameter.name()));
                })
                .collect(Collectors.joining(", "));
        String list = parameters.isEmpty() ? "void" : parameters + (signature.variadic() ? ", ..." : "");
        return declare(signature.result(), name + "(" + list + ")");
    }

    private String declare(AbiType type, String name) {
        if (type instanceof AbiType.FunctionPointer pointer) {
            return declare(pointer.signature(), "(*" + name + ")");
        }
        if (type instanceof AbiType.Array array) {
            return declare(array.element(), name + "[" + array.length() + "]");
        }
        String text = text(type);
        return text + (text.endsWith("*") ? "" : " ") + name;
    }

    private String text(AbiType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case VOID -> "void";
                case BOOL -> "bool";
                case I8, I16, I32, I64 -> "int" + scalar.name().substring(1) + "_t";
                case U8, U16, U32, U64 -> "uint" + scalar.name().substring(1) + "_t";
                case I128 -> "__int128";
                case U128 -> "unsigned __int128";
                case F32 -> "float";
                case F64 -> "double";
                case CHAR -> "uint32_t";
                case ISIZE -> "intptr_t";
                case USIZE -> "size_t";
                case C_CHAR -> "char";
                case C_LONG -> "long";
                case C_ULONG -> "unsigned long";
                case WCHAR_T -> "wchar_t";
            };
        }
        if (type instanceof AbiType.Pointer pointer) {
            String pointee = pointer.pointee() instanceof AbiType.Opaque || pointer.pointee() instanceof AbiType.Array
                    ? "void"
                    : pointer.pointee() instanceof AbiType.FunctionPointer ? "void *" : text(pointer.pointee());
            return (pointer.mutable() ? "" : "const ") + pointee + (pointee.endsWith("*") ? "*" : " *");
        }
        return type instanceof AbiType.Named named && surface.type(named.name()).isPresent() ? named.name() : "void *";
    }
}
