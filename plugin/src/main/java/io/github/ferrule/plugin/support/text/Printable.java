package io.github.ferrule.plugin.support.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of files that others wrote, as a message or report shows them. */
public final class Printable {

    private static final Pattern LAYOUT = Pattern.compile("\r?\n|\t|\u001b\\[[0-9;]{0,32}m");

    /** The name and password before a host, and the value of a parameter that may be a secret: cargo prints both. */
    private static final Pattern SECRET = Pattern.compile("(?<=://)[^\\s/?#]*(?=@)"
            + "|(?i)(?<=[?&](?:access_|private_|auth_|job_|api_)?(?:token|key|secret|password|passwd|pwd|sig|signature)=)"
            + "[^\\s&#\"'`]+");

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

    /** Does the same for lines that a log prints: line ends, tabs and colors stay, credentials in addresses become {@code ***}. */
    public static String lines(String text) {
        return withLayout(SECRET.matcher(text).replaceAll("***"));
    }

    private static String withLayout(String text) {
        if (text.chars().noneMatch(Printable::isHidden)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length());
        Matcher layout = LAYOUT.matcher(text);
        int end = 0;
        while (layout.find()) {
            printable.append(of(text.substring(end, layout.start()))).append(layout.group());
            end = layout.end();
        }
        return printable.append(of(text.substring(end))).toString();
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
