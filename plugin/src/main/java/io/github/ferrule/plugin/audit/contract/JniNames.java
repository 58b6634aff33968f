package io.github.ferrule.plugin.audit.contract;

import java.util.List;
import java.util.stream.Collectors;

/** The names by which a JVM looks for native methods, as chapter 2 of the JNI specification has them. */
final class JniNames {

    static final String PREFIX = "Java_";

    private JniNames() {}

    /** The short name, and the one with the argument types that an overloaded method needs. */
    static List<String> of(String internalClassName, String method, String descriptor) {
        String shortName = PREFIX + escape(internalClassName) + "_" + escape(method);
        String arguments = descriptor.substring(1, descriptor.indexOf(')'));
        return List.of(shortName, shortName + "__" + escape(arguments));
    }

    private static String escape(String text) {
        return text.chars().mapToObj(JniNames::escape).collect(Collectors.joining());
    }

    private static String escape(int letter) {
        return switch (letter) {
            case '/' -> "_";
            case '_' -> "_1";
            case ';' -> "_2";
            case '[' -> "_3";
            default -> isPlain(letter) ? Character.toString(letter) : "_0%04x".formatted(letter);
        };
    }

    private static boolean isPlain(int letter) {
        return letter < 128 && Character.isLetterOrDigit(letter);
    }
}
