package io.github.ferrule.plugin.release.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A text with {@code @placeholders@}. */
record CiTemplate(String text) {

    static CiTemplate load(String name) {
        try (InputStream in = CiTemplate.class.getResourceAsStream(name)) {
            return new CiTemplate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String fill(Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            String gap = "@" + value.getKey() + "@";
            // an omitted part leaves no empty line
            filled = value.getValue().isEmpty() ? filled.replace(gap + "\n", "") : filled;
            filled = filled.replace(gap, value.getValue());
        }
        return filled;
    }
}
