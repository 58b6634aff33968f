package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.surface.DataModel;
import io.github.ferrule.plugin.surface.Surface;
import io.github.ferrule.plugin.surface.TypeDefinition.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares the constants that Java has for an enumeration with its values in Rust.
 *
 * <p>They belong together by their names. Of a Java type that is named like the enumeration, {@code RED} is the value
 * {@code Red}; in the class of the declaration, {@code COLOR_RED} is, and {@code RED} if it has every value of the
 * enumeration and no other enumeration has one of that name.
 *
 * @param classes the classes of the program
 * @param surface the crate's types
 */
record EnumerationConstants(JavaClasses classes, Surface surface) {

    /** The values of an enumeration are the same everywhere, and all of them fit {@code usize} of 32 bits. */
    private static final DataModel ANY_TARGET = new DataModel(32, 32, 32, 4);

    /**
     * A constant with another value than in Rust.
     *
     * @param reason a clause
     * @param remedy the change to Java
     */
    record Wrong(String reason, String remedy) {}

    /** Returns the constants with a wrong value, of the classes that belong to a declaration. */
    List<Wrong> wrong(String declaringClass, Enumeration enumeration) {
        return candidates(declaringClass, enumeration).stream()
                .flatMap(name -> classes.find(name).stream())
                .flatMap(type -> matching(type, enumeration).entrySet().stream()
                        .flatMap(match -> compare(type, match.getKey(), match.getValue(), enumeration).stream()))
                .toList();
    }

    /** Returns the class, those around it, and those inside them or in the package that are named like the enumeration. */
    private Set<String> candidates(String declaringClass, Enumeration enumeration) {
        Set<String> names = new LinkedHashSet<>();
        int end = declaringClass.length();
        for (; end > 0; end = declaringClass.lastIndexOf('$', end - 1)) {
            String around = declaringClass.substring(0, end);
            names.add(around);
            classes.find(around).stream()
                    .flatMap(type -> type.nested().stream())
                    .filter(nested -> isNamedLike(nested, enumeration))
                    .forEach(names::add);
        }
        names.add(declaringClass.substring(0, declaringClass.lastIndexOf('/') + 1) + enumeration.name());
        return names;
    }

    /** Returns the values of the enumeration by the constants of a class that stand for them. */
    private Map<String, String> matching(JavaClass type, Enumeration enumeration) {
        String own = plain(enumeration.name());
        boolean named = isNamedLike(type.name(), enumeration);
        Map<String, String> byName = new TreeMap<>();
        enumeration.constants().keySet().forEach(value -> byName.put(plain(value), value));
        boolean hasAll = !isOfAnother(type)
                && isUnambiguous(enumeration)
                && type.constants().keySet().stream()
                                .map(EnumerationConstants::plain)
                                .filter(byName::containsKey)
                                .distinct()
                                .count()
                        == byName.size();
        Map<String, String> matching = new LinkedHashMap<>();
        for (String constant : type.constants().keySet()) {
            String name = plain(constant);
            String value = name.startsWith(own) ? byName.get(name.substring(own.length())) : null;
            if (value == null && (named || hasAll)) {
                value = byName.get(name);
            }
            if (value != null) {
                matching.put(constant, value);
            }
        }
        return matching;
    }

    private Optional<Wrong> compare(JavaClass type, String constant, String value, Enumeration enumeration) {
        long java = type.constants().get(constant);
        long rust = enumeration.constants().get(value);
        int width = enumeration.representation().bits(ANY_TARGET);
        boolean same = java << Long.SIZE - width == rust << Long.SIZE - width; // a byte of Java has a sign
        String name = type.name().substring(type.name().lastIndexOf('/') + 1).replace('$', '.') + "." + constant;
        return same
                ? Optional.empty()
                : Optional.of(new Wrong(
                        "the constant " + name + " is " + java + " in Java, and " + rust + " in Rust ("
                                + enumeration.name() + "::" + value + ")",
                        "give " + name + " the value  " + rust));
    }

    /** Returns true if a class is named like another enumeration, whose constants it has. */
    private boolean isOfAnother(JavaClass type) {
        return surface.types().values().stream()
                .flatMap(other -> other.asEnumeration().stream())
                .anyMatch(other -> isNamedLike(type.name(), other));
    }

    private boolean isUnambiguous(Enumeration enumeration) {
        Set<String> names = new LinkedHashSet<>();
        enumeration.constants().keySet().forEach(value -> names.add(plain(value)));
        return names.size() > 1
                && surface.types().values().stream()
                        .filter(other -> !other.equals(enumeration))
                        .flatMap(other -> other.asEnumeration().stream())
                        .flatMap(other -> other.constants().keySet().stream())
                        .noneMatch(value -> names.contains(plain(value)));
    }

    private static boolean isNamedLike(String className, Enumeration enumeration) {
        String simple = className.substring(Math.max(className.lastIndexOf('/'), className.lastIndexOf('$')) + 1);
        return plain(simple).equals(plain(enumeration.name()));
    }

    /** Returns a name in the form that Rust's, C's and Java's conventions have in common. */
    private static String plain(String name) {
        return name.replace("_", "").toUpperCase(Locale.ROOT);
    }
}
