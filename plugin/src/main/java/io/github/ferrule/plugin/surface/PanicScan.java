package io.github.ferrule.plugin.surface;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks in the source of exported functions for what catches a panic: {@code catch_unwind}, jni's {@code with_env}, an
 * attribute of UniFFI, or a function or macro of the crate that uses one of them.
 */
final class PanicScan {

    // UniFFI's attributes generate exported functions that catch panics themselves
    private static final Pattern CATCH =
            Pattern.compile("\\bcatch_unwind\\b|\\.\\s*with_env\\s*\\(|#\\[[^\\]]{0,200}\\buniffi::");
    private static final Pattern DEFINITION = Pattern.compile("\\b(?:fn|macro_rules!)\\s++(\\w++)");
    private static final Pattern CALL = Pattern.compile("\\b(\\w++)\\s*+(?:!|::<[^;{]{0,500}?>)?+\\s*+[({\\[]");

    /** Of what is longer than this, nobody wrote a guard around the end. */
    private static final int LONGEST_BODY = 100_000;

    /** The sources of a crate are its author's to choose, so there is an end to reading them. */
    private static final long MOST_SOURCES = 64 << 20;

    private static final long MOST_BODIES = 16 << 20;

    /** Helpers that call helpers: more than this is not code that anybody would read as a guard. */
    private static final int ROUNDS = 3;

    private final Map<Path, String> sources = new HashMap<>();
    private final Map<String, String> definitions = new HashMap<>();
    private final Set<String> guards = new HashSet<>();

    private long read;
    private long kept;

    private PanicScan() {}

    /**
     * Returns the symbols of the functions whose source does not show that a panic is caught.
     *
     * @param functions the functions
     * @param workspace the folder that the locations of functions are relative to
     * @param crates the folders of the crates that define them
     */
    static SortedSet<String> unguarded(Collection<ExportedFunction> functions, Path workspace, Collection<Path> crates)
            throws IOException {
        PanicScan scan = new PanicScan();
        for (Path crate : crates) {
            for (Path file : RustSource.files(crate)) {
                scan.add(file);
            }
        }
        scan.findGuards();
        SortedSet<String> unguarded = new TreeSet<>();
        for (ExportedFunction function : functions) {
            Path file = workspace.resolve(function.location().file()).normalize();
            if (!scan.isGuarded(
                    scan.sources.getOrDefault(file, ""), function.location().line())) {
                unguarded.add(function.symbol());
            }
        }
        return unguarded;
    }

    private void add(Path file) throws IOException {
        read += Files.size(file);
        if (read > MOST_SOURCES) {
            return;
        }
        String code = RustSource.withoutText(RustSource.read(file));
        sources.put(file.normalize(), code);
        Matcher definition = DEFINITION.matcher(code);
        while (definition.find() && kept < MOST_BODIES) {
            String body = body(code, definition.start());
            kept += body.length();
            definitions.merge(
                    definition.group(1), body, (one, other) -> one.length() < LONGEST_BODY ? one.concat(other) : one);
        }
    }

    private void findGuards() {
        for (int round = 0; round < ROUNDS; round++) {
            definitions.forEach((name, body) -> {
                if (catches(body)) {
                    guards.add(name);
                }
            });
        }
    }

    private boolean isGuarded(String code, int line) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = code.indexOf('\n', start);
            if (end < 0) {
                return false;
            }
            start = end + 1;
        }
        return catches(body(code, start));
    }

    private boolean catches(String body) {
        return CATCH.matcher(body).find()
                || CALL.matcher(body).results().anyMatch(call -> guards.contains(call.group(1)));
    }

    /** Returns the code from a place to the end of the first block after it; a macro may have round brackets only. */
    private static String body(String code, int start) {
        int depth = 0;
        int end = Math.min(code.length(), start + LONGEST_BODY);
        for (int at = start; at < end; at++) {
            char letter = code.charAt(at);
            if (letter == '{') {
                depth++;
            } else if (letter == '}' && --depth <= 0) {
                return code.substring(start, at + 1);
            } else if (letter == ';' && depth == 0) {
                return code.substring(start, at);
            }
        }
        return code.substring(Math.min(start, end), end);
    }
}
