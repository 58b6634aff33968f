package io.github.ferrule.plugin.surface;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The C functions that a library exports, and the types in their signatures.
 *
 * @param functions the functions by symbol
 * @param types structs, unions and enumerations by name
 * @param documentation the {@code ///} comments of types, {@code Point}, and of their fields and constants, {@code Point.x}
 */
public record Surface(
        SortedMap<String, ExportedFunction> functions,
        SortedMap<String, TypeDefinition> types,
        SortedMap<String, String> documentation) {

    /** A library that exports nothing known. */
    public static final Surface EMPTY = new Surface(new TreeMap<>(), new TreeMap<>());

    public Surface {
        functions = Collections.unmodifiableSortedMap(new TreeMap<>(functions));
        types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
        documentation = Collections.unmodifiableSortedMap(new TreeMap<>(documentation));
    }

    /** Creates a surface of types without comments. */
    public Surface(SortedMap<String, ExportedFunction> functions, SortedMap<String, TypeDefinition> types) {
        this(functions, types, new TreeMap<>());
    }

    /** Returns the comments of a type; empty if there are none. */
    public String documentation(String type) {
        return documentation.getOrDefault(type, "");
    }

    /** Returns the comments of a field or constant; empty if there are none. */
    public String documentation(String type, String member) {
        return documentation(type + "." + member);
    }

    /** Returns the function behind a symbol. */
    public Optional<ExportedFunction> function(String symbol) {
        return Optional.ofNullable(functions.get(symbol));
    }

    /** Returns the definition of a struct, union or enumeration. */
    public Optional<TypeDefinition> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** Returns the exports that no function of the surface explains: C code, or crates whose documentation could not be had. */
    public SortedSet<String> unexplained(Collection<String> exports) {
        SortedSet<String> left = new TreeSet<>(exports);
        left.removeAll(functions.keySet());
        return left;
    }
}
