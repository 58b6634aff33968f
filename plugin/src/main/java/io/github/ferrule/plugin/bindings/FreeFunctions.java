package io.github.ferrule.plugin.bindings;

import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.AbiType.Ownership;
import io.github.ferrule.plugin.surface.ExportedFunction;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature;
import io.github.ferrule.plugin.surface.Surface;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The functions that free what others return. Each takes one pointer and returns nothing, and either its name says so, as
 * {@code parser_free} or {@code free_parser}, or it takes a {@code Box}, or the user has named it. Where several would do,
 * there is none: a wrong one would corrupt the memory of the process.
 */
final class FreeFunctions {

    private static final Pattern CONVENTION =
            Pattern.compile("(?:\\w*_)?(?:free|destroy|drop|delete|dispose)(?:_\\w+)?");

    private static final String STRING = "string";

    private final Surface surface;
    private final Map<String, String> configured;
    private final Map<String, Set<String>> byName = new TreeMap<>();
    private final Map<String, Set<String>> byBox = new TreeMap<>();
    private final Set<String> unused;

    FreeFunctions(Surface surface, Map<String, String> configured) {
        this.surface = surface;
        this.configured = configured;
        this.unused = new TreeSet<>(configured.keySet());
        for (ExportedFunction function : surface.functions().values()) {
            pointer(function).ifPresent(pointer -> {
                String type = key(pointer.pointee());
                if (CONVENTION.matcher(function.symbol()).matches()) {
                    byName.computeIfAbsent(type, it -> new TreeSet<>()).add(function.symbol());
                }
                if (pointer.ownership() == Ownership.OWNED) {
                    byBox.computeIfAbsent(type, it -> new TreeSet<>()).add(function.symbol());
                }
            });
        }
    }

    /** Returns true if the function only frees something, which generated code does by itself. */
    boolean contains(ExportedFunction function) {
        return pointer(function)
                .map(pointer -> configured.containsValue(function.symbol())
                        || of(pointer.pointee()).equals(Optional.of(function.symbol())))
                .orElse(false);
    }

    /** Returns the function that frees what a function returns. */
    Optional<String> of(String function, AbiType pointee) {
        return configured(function).or(() -> of(pointee));
    }

    /** Returns the function that frees memory of a type. */
    Optional<String> of(AbiType pointee) {
        String type = key(pointee);
        return configured(type).or(() -> only(byName.get(type))).or(() -> only(byBox.get(type)));
    }

    /** Returns true if it is the function's pointer to constant memory that owns it, as {@code Arc::into_raw} makes it. */
    boolean takesConst(String symbol) {
        return surface.function(symbol)
                .flatMap(FreeFunctions::pointer)
                .map(pointer -> !pointer.mutable())
                .orElse(false);
    }

    /** Returns the configured names that nothing has asked for, and functions that do not exist. */
    Set<String> unused() {
        Set<String> wrong = new TreeSet<>(unused);
        configured.values().stream()
                .filter(it ->
                        surface.function(it).flatMap(FreeFunctions::pointer).isEmpty())
                .forEach(wrong::add);
        return wrong;
    }

    private Optional<String> configured(String name) {
        unused.remove(name);
        return Optional.ofNullable(configured.get(name));
    }

    private static Optional<String> only(Set<String> candidates) {
        return candidates == null || candidates.size() != 1
                ? Optional.empty()
                : Optional.of(candidates.iterator().next());
    }

    private static Optional<AbiType.Pointer> pointer(ExportedFunction function) {
        List<Signature.Parameter> parameters = function.signature().parameters();
        return function.signature().result() == Scalar.VOID
                        && parameters.size() == 1
                        && parameters.get(0).type() instanceof AbiType.Pointer pointer
                ? Optional.of(pointer)
                : Optional.empty();
    }

    private static String key(AbiType pointee) {
        return pointee == Scalar.C_CHAR ? STRING : pointee.rust();
    }
}
