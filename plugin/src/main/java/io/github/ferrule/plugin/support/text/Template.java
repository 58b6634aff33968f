package io.github.ferrule.plugin.support.text;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A file with placeholders in the syntax of Mustache. */
public final class Template {

    /** A value that is missing is an error; one that is false, empty, or an empty list leaves its section out. */
    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().emptyStringIsFalse(true).withFormatter(Template::text);

    private final com.samskivert.mustache.Template template;

    private Template(com.samskivert.mustache.Template template) {
        this.template = template;
    }

    /** Composes no text from the values of a record: sections only test whether its text is empty. */
    private static String text(Object value) {
        return value instanceof Record ? value.getClass().getName() : value.toString();
    }

    /** Reads a resource next to a class. */
    public static Template load(Class<?> owner, String name) {
        return load(owner, name, COMPILER.escapeHTML(false));
    }

    /** Reads an HTML page next to a class; values in it are escaped. */
    public static Template html(Class<?> owner, String name) {
        return load(owner, name, COMPILER.escapeHTML(true));
    }

    private static Template load(Class<?> owner, String name, Mustache.Compiler compiler) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            return new Template(compiler.compile(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces each placeholder once; a value that looks like a placeholder stays unchanged. */
    public String fill(Map<String, ?> values) {
        return template.execute(values);
    }

    /**
     * Writes the text, which can be much larger than the values are in memory.
     *
     * @param values an object with a method for each placeholder
     */
    public void write(Object values, Writer to) {
        template.execute(values, to);
    }
}
