package io.github.ferrule.plugin.bindings;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Patterns for functions ({@code acme_*}) or parameters ({@code acme_open.out}, {@code *_out}), and a record of those that
 * ever matched.
 */
final class NamePatterns {

    private final Map<String, Pattern> patterns = new LinkedHashMap<>();
    private final Set<String> unused = new TreeSet<>();

    NamePatterns(List<String> patterns) {
        for (String text : patterns) {
            String regex = Arrays.stream(text.strip().split("\\*", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*"));
            this.patterns.put(text, Pattern.compile(regex));
            unused.add(text);
        }
    }

    /** Returns true if a pattern matches the name. */
    boolean matches(String name) {
        boolean found = false;
        for (Map.Entry<String, Pattern> pattern : patterns.entrySet()) {
            if (pattern.getValue().matcher(name).matches()) {
                unused.remove(pattern.getKey());
                found = true;
            }
        }
        return found;
    }

    /** Returns true if a pattern matches the parameter, with or without its function. */
    boolean matches(String function, String parameter) {
        boolean qualified = matches(function + "." + parameter);
        return matches(parameter) || qualified;
    }

    /** Returns the patterns that have matched nothing. */
    Set<String> unused() {
        return unused;
    }
}
