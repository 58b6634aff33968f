package io.github.ferrule.plugin.support.text;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A file with placeholders in the syntax of Mustache, without its escapes for HTML. */
public final class Template {

    /** A value that is missing is an error; one that is false, empty, or an empty list leaves its section out. */
    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true);

    private final com.samskivert.mustache.Template template;

    private Template(com.samskivert.mustache.Template template) {
        this.template = template;
    }

    /** Reads a resource next to a class. */
    public static Template load(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            return new Template(COMPILER.compile(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces each placeholder once; a value that looks like a placeholder stays unchanged. */
    public String fill(Map<String, ?> values) {
        return template.execute(values);
    }
}
