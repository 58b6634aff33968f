package io.github.ferrule.plugin.release.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with {@code @placeholders@}. */
record CiTemplate(String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile("@([a-z-]+)@(\n?)");

    static CiTemplate load(String name) {
        try (InputStream in = CiTemplate.class.getResourceAsStream(name)) {
            return new CiTemplate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces each placeholder once; a value that looks like a placeholder stays as it is. */
    String fill(CiRequest request, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("java", request.java());
        all.put("bundle-id", request.bundleId());
        all.put("jars", request.jars());
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String value = Objects.requireNonNull(all.get(found.group(1)), found.group(1));
            // an omitted part leaves no empty line
            return Matcher.quoteReplacement(value.isEmpty() ? value : value + found.group(2));
        });
    }
}
