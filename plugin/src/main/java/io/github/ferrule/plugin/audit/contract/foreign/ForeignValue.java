package io.github.ferrule.plugin.audit.contract.foreign;

import io.github.ferrule.plugin.surface.AbiType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.analysis.Value;

/** A value on the stack or in a variable, as far as it matters for a call of a native function. */
sealed interface ForeignValue extends Value {

    /** Values refer to each other, so that some instructions could make one that takes hours to compare. */
    int HEAVIEST = 100;

    int LONGEST_TEXT = 10_000;
    int MOST_LIBRARIES = 100;

    /** Returns the number of values that this one is made of. */
    default int weight() {
        return 1;
    }

    /** Returns the number of values that these are made of. */
    static int weight(List<ForeignValue> values) {
        return values.stream().mapToInt(ForeignValue::weight).sum();
    }

    /** Replaces parameters by the arguments of one call. */
    default ForeignValue substitute(List<ForeignValue> arguments) {
        return this;
    }

    /** Returns true if the value depends on a parameter of its method. */
    default boolean isOpen() {
        return false;
    }

    @Override
    default int getSize() {
        return 1;
    }

    /** Any other value. */
    record Unknown(int size) implements ForeignValue {

        static final Unknown WORD = new Unknown(1);

        @Override
        public int getSize() {
            return size;
        }
    }

    /** An argument of the method, counted from 0; of an instance method, 0 is the object. */
    record Parameter(int index, int size) implements ForeignValue {

        @Override
        public ForeignValue substitute(List<ForeignValue> arguments) {
            return index < arguments.size() ? arguments.get(index) : new Unknown(size);
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public int getSize() {
            return size;
        }
    }

    /** A string. */
    record Text(String text) implements ForeignValue {}

    /** An integer. */
    record Number(long number, int size) implements ForeignValue {

        @Override
        public int getSize() {
            return size;
        }
    }

    /** A concatenation that needs a parameter; {@code \1} stands for each part. */
    record Concatenation(String recipe, List<ForeignValue> parts) implements ForeignValue {

        private static final char PART = '\1';

        /** Returns the text if all parts are known. */
        static ForeignValue of(String recipe, List<ForeignValue> parts) {
            if (parts.stream().anyMatch(part -> part instanceof Unknown) || ForeignValue.weight(parts) > HEAVIEST) {
                return Unknown.WORD;
            }
            StringBuilder text = new StringBuilder();
            int next = 0;
            for (char letter : recipe.toCharArray()) {
                if (text.length() > LONGEST_TEXT) {
                    return Unknown.WORD;
                }
                if (letter != PART) {
                    text.append(letter);
                } else if (next < parts.size() && parts.get(next) instanceof Text part) {
                    text.append(part.text());
                    next++;
                } else if (next < parts.size() && parts.get(next) instanceof Number part) {
                    text.append(part.number());
                    next++;
                } else {
                    return new Concatenation(recipe, List.copyOf(parts));
                }
            }
            return text.length() > LONGEST_TEXT ? Unknown.WORD : new Text(text.toString());
        }

        @Override
        public int weight() {
            return 1 + ForeignValue.weight(parts);
        }

        @Override
        public ForeignValue substitute(List<ForeignValue> arguments) {
            return of(
                    recipe,
                    parts.stream().map(part -> part.substitute(arguments)).toList());
        }

        @Override
        public boolean isOpen() {
            return parts.stream().anyMatch(ForeignValue::isOpen);
        }
    }

    /**
     * A {@code MemoryLayout}.
     *
     * @param type the type that the linker makes of it
     * @param name its name, for a field
     */
    record Layout(AbiType type, String name) implements ForeignValue {}

    /** Bytes between the fields of a struct. */
    record Padding(long bytes) implements ForeignValue {}

    /** An array of objects, compared by identity. */
    final class Items implements ForeignValue {

        private final List<ForeignValue> items = new ArrayList<>();

        Items(int length) {
            for (int i = 0; i < length; i++) {
                items.add(Unknown.WORD);
            }
        }

        void set(long index, ForeignValue value) {
            if (index >= 0 && index < items.size()) {
                items.set((int) index, value);
            }
        }

        ForeignValue get(long index) {
            return index >= 0 && index < items.size() ? items.get((int) index) : Unknown.WORD;
        }

        List<ForeignValue> all() {
            return items;
        }
    }

    /** A {@code FunctionDescriptor}; without a result it is void. */
    record Descriptor(Optional<AbiType> result, List<AbiType> parameters) implements ForeignValue {}

    /** The map {@code Linker.canonicalLayouts()}. */
    record CanonicalLayouts() implements ForeignValue {}

    /**
     * A {@code SymbolLookup}.
     *
     * @param libraries the libraries that it names
     * @param loaded true if it also searches libraries that are not named by a constant
     * @param system true if it also searches the system's libraries
     */
    record Lookup(Set<String> libraries, boolean loaded, boolean system) implements ForeignValue {

        static final Lookup LOADED = new Lookup(Set.of(), true, false);
        static final Lookup SYSTEM = new Lookup(Set.of(), false, true);

        static Lookup of(String library) {
            return new Lookup(Set.of(library), false, false);
        }

        Lookup or(Lookup other) {
            Set<String> all = new TreeSet<>(libraries);
            all.addAll(other.libraries);
            return all.size() > MOST_LIBRARIES
                    ? LOADED
                    : new Lookup(all, loaded || other.loaded, system || other.system);
        }
    }

    /** The address of a function, or the {@code Optional} that holds it. */
    record Symbol(ForeignValue name, ForeignValue lookup) implements ForeignValue {

        @Override
        public ForeignValue substitute(List<ForeignValue> arguments) {
            ForeignValue known = name.substitute(arguments);
            ForeignValue where = lookup.substitute(arguments);
            if (known.weight() + where.weight() > HEAVIEST) {
                return new Symbol(Unknown.WORD, Lookup.LOADED);
            }
            return known instanceof Symbol symbol ? symbol : new Symbol(known, where);
        }

        @Override
        public int weight() {
            return 1 + name.weight() + lookup.weight();
        }

        @Override
        public boolean isOpen() {
            return name.isOpen() || lookup.isOpen();
        }

        /** Returns the lookup; one that is not a constant may be any that the program loaded. */
        Lookup knownLookup() {
            return lookup instanceof Lookup known ? known : Lookup.LOADED;
        }
    }

    /** A lambda or method reference, with the values that it captured. */
    record Lambda(Handle method, List<ForeignValue> captured) implements ForeignValue {

        @Override
        public ForeignValue substitute(List<ForeignValue> arguments) {
            List<ForeignValue> values =
                    captured.stream().map(it -> it.substitute(arguments)).toList();
            return ForeignValue.weight(values) > HEAVIEST ? Unknown.WORD : new Lambda(method, values);
        }

        @Override
        public int weight() {
            return 1 + ForeignValue.weight(captured);
        }

        @Override
        public boolean isOpen() {
            return captured.stream().anyMatch(ForeignValue::isOpen);
        }

        List<ForeignValue> arguments(ForeignValue last) {
            return Stream.concat(captured.stream(), Stream.of(last)).toList();
        }
    }
}
