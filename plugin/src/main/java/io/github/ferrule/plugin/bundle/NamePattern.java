package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name with placeholders for the facts of a target: {@code native/{os|macos=osx}/{arch|x86_64=amd64}}.
 *
 * <p>Text after a bar replaces one value by another; {@code *} matches any value that is not listed.
 *
 * @param text the pattern
 */
public record NamePattern(String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z:-]+)((?:\\|[^{}|=]+=[^{}|=]*)*)}");

    /**
     * Checks the syntax of a pattern and the names of its placeholders.
     *
     * @param parameter the name of the parameter with the pattern
     * @throws FerruleException if it is malformed, or a placeholder is unknown
     */
    public static NamePattern parse(String parameter, String text) {
        String rest = PLACEHOLDER
                .matcher(text)
                .replaceAll(gap ->
                        PlaceholderValues.KEYS.contains(gap.group(1)) ? "" : Matcher.quoteReplacement(gap.group()));
        if (text.isBlank() || rest.contains("{") || rest.contains("}")) {
            throw Problem.of(
                            ProblemCode.INVALID_PATTERN,
                            parameter + ": '" + text + "' is neither a preset nor a pattern")
                    .fact("presets: " + String.join(", ", NamePreset.names()))
                    .fact("placeholders of a pattern: " + String.join(", ", PlaceholderValues.KEYS))
                    .remedy("write, for example,  <" + parameter + ">{os|macos=osx}-{arch}{libc|musl=-musl|*=}</"
                            + parameter + ">")
                    .asException();
        }
        return new NamePattern(text);
    }

    /** Returns true if the pattern has this placeholder. */
    public boolean has(String key) {
        return PLACEHOLDER.matcher(text).results().anyMatch(gap -> gap.group(1).equals(key));
    }

    /** Replaces the placeholders. */
    public String fill(Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(gap -> Matcher.quoteReplacement(value(gap, values)));
    }

    private static String value(MatchResult gap, Map<String, String> values) {
        String value = values.get(gap.group(1));
        Map<String, String> replacements = new LinkedHashMap<>();
        Arrays.stream(gap.group(2).split("\\|"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> replacements.put(pair[0], pair[1]));
        return replacements.getOrDefault(value, replacements.getOrDefault("*", value));
    }
}
