package io.github.ferrule.plugin.support.text;

/** Texts of files that others wrote, as a message or report shows them. */
public final class Printable {

    private Printable() {}

    /** Writes control characters and invisible ones as Java does, so that no report or terminal obeys them. */
    public static String of(String text) {
        if (text.chars().noneMatch(Printable::isHidden)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (isHidden(letter)) {
                printable.append("\\u").append(Integer.toHexString(0x10000 | letter), 1, 5);
            } else {
                printable.append(letter);
            }
        }
        return printable.toString();
    }

    /** Also shortens a text in the middle, to about so many letters. */
    public static String brief(String text, int letters) {
        if (text.length() <= letters) {
            return of(text);
        }
        int half = letters / 2;
        return of(text.substring(0, half)) + "…(" + (text.length() - 2 * half) + " letters)…"
                + of(text.substring(text.length() - half));
    }

    private static boolean isHidden(int letter) {
        int type = Character.getType(letter);
        return Character.isISOControl(letter)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
