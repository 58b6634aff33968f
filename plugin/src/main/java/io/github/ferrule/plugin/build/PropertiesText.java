package io.github.ferrule.plugin.build;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** {@link Properties} whose text depends on nothing but the values: no date, sorted, one kind of line end. */
public final class PropertiesText {

    private PropertiesText() {}

    /** Writes keys and values so that {@link Properties#load(java.io.Reader)} reads them back. */
    public static String format(SortedMap<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> escapeKey(entry.getKey()) + "=" + escape(entry.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    /** Reads keys and values. */
    public static Properties parse(String text) {
        Properties values = new Properties();
        try {
            values.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
        return values;
    }

    private static String escapeKey(String key) {
        String escaped = key.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return escaped.replace(":", "\\:").replace("=", "\\=").replace(" ", "\\ ");
    }

    private static String escape(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return escaped.startsWith(" ") ? "\\" + escaped : escaped;
    }
}
