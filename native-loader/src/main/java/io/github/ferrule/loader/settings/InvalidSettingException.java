package io.github.ferrule.loader.settings;

import java.util.Locale;

/** A property of ours holds a word we do not know. */
public final class InvalidSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidSettingException(String property, String value, Enum<?>[] allowed) {
        super(property + "=" + value + ": must be one of " + words(allowed));
    }

    private static String words(Enum<?>[] allowed) {
        StringBuilder words = new StringBuilder();
        for (Enum<?> word : allowed) {
            words.append(words.length() == 0 ? "" : ", ").append(word.name().toLowerCase(Locale.ROOT));
        }
        return words.toString();
    }
}
