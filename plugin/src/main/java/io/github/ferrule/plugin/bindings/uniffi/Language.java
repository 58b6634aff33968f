package io.github.ferrule.plugin.bindings.uniffi;

import java.util.Locale;

/** A language that UniFFI generates for the JVM. */
public enum Language {
    JAVA("Java"),
    KOTLIN("Kotlin");

    private final String text;

    Language(String text) {
        this.text = text;
    }

    /** Returns its name in UniFFI's configuration and command lines. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text;
    }
}
