package io.github.ferrule.loader.problem;

/**
 * Makes text from jars, paths and the environment safe to print: what would move a terminal's cursor, begin a new line, or
 * reorder or hide other text is shown as an escape of Java.
 */
public final class Printable {
    private static final int MOST_CHARACTERS = 4096;

    private Printable() {}

    /** Returns the text with such characters escaped, cut off where nobody would read on. */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length() && printable.length() < MOST_CHARACTERS) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (isSafe(c)) {
                printable.appendCodePoint(c);
            } else {
                for (char half : Character.toChars(c)) {
                    printable.append(String.format("\\u%04x", (int) half));
                }
            }
        }
        return at < text.length() ? printable + "…" : printable.toString();
    }

    /** Returns whether a character takes its place in a line and does nothing else. */
    public static boolean isSafe(int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.CONTROL:
            case Character.FORMAT:
            case Character.SURROGATE:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
            case Character.UNASSIGNED:
            case Character.PRIVATE_USE:
                return false;
            default:
                return true;
        }
    }
}
