package io.github.ferrule.plugin.bindings;

import io.github.ferrule.plugin.surface.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Turns names of Rust and C into names of Java. The same name always gives the same result. */
public final class JavaNames {

    /** Java ignores some characters in identifiers, and editors show none of them. */
    private static final String NOT_IN_NAMES = "(?:[^\\p{javaJavaIdentifierPart}]|\\p{javaIdentifierIgnorable})";

    /** The methods that every object has; a static method of that name may not compile. */
    private static final Set<String> OBJECT_METHODS =
            Set.of("clone", "equals", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    /** The types of java.lang that generated code names, or that users would miss if the package had its own. */
    private static final Set<String> JAVA_LANG = Set.of(
            "AssertionError",
            "AutoCloseable",
            "Boolean",
            "Byte",
            "Character",
            "Class",
            "Deprecated",
            "Double",
            "Enum",
            "Error",
            "Exception",
            "Float",
            "FunctionalInterface",
            "IO",
            "IllegalArgumentException",
            "IllegalStateException",
            "Integer",
            "Iterable",
            "Long",
            "Math",
            "Module",
            "Number",
            "Object",
            "Override",
            "Package",
            "Process",
            "Record",
            "Runnable",
            "Runtime",
            "RuntimeException",
            "Short",
            "String",
            "SuppressWarnings",
            "System",
            "Thread",
            "Throwable",
            "UnsatisfiedLinkError",
            "Void");

    private JavaNames() {}

    /** Returns a name for a method: {@code parser_find} becomes {@code parserFind}. */
    static String method(String symbol, String prefix) {
        String name = camelCase(withoutPrefix(symbol, prefix));
        return OBJECT_METHODS.contains(name) ? name + "_" : legal(name);
    }

    /**
     * Returns the name of the method that is a C function: its symbol, if Java allows it. Different symbols have different
     * names, because only those that Java does not allow have a dollar sign.
     */
    static String raw(String symbol) {
        StringBuilder name = new StringBuilder();
        symbol.codePoints().forEach(it -> {
            if (it != '$' && Character.isJavaIdentifierPart(it) && !Character.isIdentifierIgnorable(it)) {
                name.appendCodePoint(it);
            } else {
                name.append('$').append(Integer.toHexString(it)).append('$');
            }
        });
        boolean starts = name.length() > 0 && Character.isJavaIdentifierStart(name.codePointAt(0));
        String plain = starts ? name.toString() : "$_" + name;
        boolean taken = OBJECT_METHODS.contains(plain) || SourceVersion.isKeyword(plain, SourceVersion.RELEASE_17);
        return taken ? plain + "$" : plain;
    }

    /** Returns names for the parameters of a C function. */
    static List<String> parameters(Signature signature) {
        List<String> names = new ArrayList<>();
        for (Signature.Parameter parameter : signature.parameters()) {
            String name = parameter.name().equals("_") ? "arg" + names.size() : variable(parameter.name());
            names.add(free(name, names));
        }
        return names;
    }

    /** Returns the name, or the first of name_2, name_3… that is not taken. */
    static String free(String name, Collection<String> taken) {
        String free = name;
        for (int i = 2; taken.contains(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    /** Returns a name for a parameter or a field. */
    static String variable(String rustName) {
        String name = camelCase(rustName.replaceFirst("^(r#)?_*", ""));
        return name.isEmpty() ? "value" : legal(name);
    }

    /** Returns a name for a field of a record; tuple structs have numbers. */
    static String field(String rustName) {
        String name = rustName.matches("\\d+") ? "value" + rustName : variable(rustName);
        return OBJECT_METHODS.contains(name) ? name + "_" : name;
    }

    /** Returns a name for a constant: {@code DarkRed} becomes {@code DARK_RED}. */
    static String constant(String rustName) {
        String words = rustName.replaceFirst("^r#", "")
                .replaceAll("(\\p{Ll}|\\d)(\\p{Lu})", "$1_$2")
                .replaceAll("(\\p{Lu})(\\p{Lu}\\p{Ll})", "$1_$2");
        return legal(words.replaceAll(NOT_IN_NAMES, "_").toUpperCase(Locale.ROOT));
    }

    /** Returns a name for a class: {@code client_config} becomes {@code ClientConfig}. */
    public static String type(String rustName) {
        String camel = camelCase(rustName.replaceFirst("^r#", ""));
        String name = camel.isEmpty() ? "Type" : capitalize(camel);
        return legal(JAVA_LANG.contains(name) ? name + "_" : name);
    }

    /** Returns the Java package of an artifact: {@code com.acme} and {@code math-lib} become {@code com.acme.math_lib}. */
    public static String packageOf(String groupId, String artifactId) {
        return Arrays.stream((groupId + "." + artifactId).split("\\."))
                .filter(part -> !part.isEmpty())
                .map(part -> legal(part.replaceAll(NOT_IN_NAMES, "_")))
                .collect(Collectors.joining("."));
    }

    /** Leaves out a prefix, unless nothing usable would be left. */
    static String withoutPrefix(String name, String prefix) {
        boolean usable = name.length() > prefix.length()
                && name.startsWith(prefix)
                && Character.isLetter(name.codePointAt(prefix.length()));
        return usable ? name.substring(prefix.length()) : name;
    }

    private static String camelCase(String name) {
        String[] words = Arrays.stream(name.split(NOT_IN_NAMES + "|_|\\$"))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
        StringBuilder camel = new StringBuilder();
        for (String word : words) {
            boolean shouting = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
            String plain = shouting ? word.toLowerCase(Locale.ROOT) : word;
            camel.append(camel.length() == 0 ? decapitalize(plain) : capitalize(plain));
        }
        return camel.toString();
    }

    private static String capitalize(String word) {
        int end = word.offsetByCodePoints(0, 1);
        return word.substring(0, end).toUpperCase(Locale.ROOT) + word.substring(end);
    }

    private static String decapitalize(String word) {
        int end = word.offsetByCodePoints(0, 1);
        return word.substring(0, end).toLowerCase(Locale.ROOT) + word.substring(end);
    }

    private static String legal(String name) {
        boolean starts = !name.isEmpty() && Character.isJavaIdentifierStart(name.codePointAt(0));
        String started = starts ? name : "_" + name;
        return SourceVersion.isKeyword(started, SourceVersion.RELEASE_17) ? started + "_" : started;
    }
}
