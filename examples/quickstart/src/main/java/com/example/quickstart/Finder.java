package com.example.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.example.quickstart.rure.Error_;
import com.example.quickstart.rure.Iter;
import com.example.quickstart.rure.Match;
import com.example.quickstart.rure.Regex;
import com.example.quickstart.rure.Rure;
import com.example.quickstart.rure.RureException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Finds text with the Rust crate {@code regex}, which needs time linear in the length of the text. */
public final class Finder implements AutoCloseable {

    private static final int UNICODE = 1 << 5; // RURE_FLAG_UNICODE

    private final Regex regex;

    /** Compiles a regular expression. */
    public Finder(String pattern) {
        try (Error_ error = Rure.errorNew()) {
            regex = Rure.compile(pattern.getBytes(UTF_8), UNICODE, null, error);
        } catch (RureException e) {
            throw new PatternSyntaxException(e.getMessage(), pattern, -1);
        }
    }

    /** Finds every match in a text. */
    public List<String> findAll(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        Match[] match = new Match[1];
        List<String> found = new ArrayList<>();
        try (Iter iterator = Rure.iterNew(regex)) {
            while (Rure.iterNext(iterator, bytes, match)) {
                int start = (int) match[0].start();
                found.add(new String(bytes, start, (int) match[0].end() - start, UTF_8));
            }
        }
        return found;
    }

    @Override
    public void close() {
        regex.close();
    }
}
