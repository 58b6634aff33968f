package com.example.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.github.ferrule.loader.NativeLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** A regular expression of the Rust crate {@code regex}, which matches in time linear in the length of the text. */
public final class Regex implements AutoCloseable {

    private static final Rure RURE = NativeLoader.load("com.example.quickstart", Rure.class);

    private final Pointer regex;

    /** Compiles a pattern. */
    public Regex(String pattern) {
        byte[] bytes = pattern.getBytes(UTF_8);
        Pointer error = RURE.rure_error_new();
        try {
            regex = RURE.rure_compile(bytes, new Rure.Size(bytes.length), Rure.UNICODE, null, error);
            if (regex == null) {
                throw new PatternSyntaxException(RURE.rure_error_message(error), pattern, -1);
            }
        } finally {
            RURE.rure_error_free(error);
        }
    }

    /** Finds every match in a text. */
    public List<String> findAll(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        List<String> matches = new ArrayList<>();
        Pointer iterator = RURE.rure_iter_new(regex);
        try (Memory haystack = new Memory(bytes.length + 1L)) {
            haystack.write(0, bytes, 0, bytes.length);
            Rure.Found found = new Rure.Found();
            while (RURE.rure_iter_next(iterator, haystack, new Rure.Size(bytes.length), found) != 0) {
                matches.add(new String(bytes, found.start.intValue(), found.end.intValue() - found.start.intValue(), UTF_8));
            }
        } finally {
            RURE.rure_iter_free(iterator);
        }
        return matches;
    }

    @Override
    public void close() {
        RURE.rure_free(regex);
    }
}
