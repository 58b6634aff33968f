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
 * A name with gaps that a target fills: {@code native/{os|macos=osx}/{arch|x86_64=amd64}}.
 *
 * <p>What follows a bar replaces a value by another; {@code *} stands for any value that is not listed.
 *
 * @param text the pattern
 */
public record NamePattern(String text) {

    private static final Pattern GAP = Pattern.compile("\\{([a-z:-]+)((?:\\|[^{}|=]+=[^{}|=]*)*)}");

    /**
     * Checks the form of a pattern and the names of its gaps.
     *
     * @param parameter the name of the parameter that holds it
     * @throws FerruleException if it is malformed, or a gap has a name that no target fills
     */
    public static NamePattern parse(String parameter, String text) {
        String rest = GAP.matcher(text)
                .replaceAll(
                        gap -> TargetNames.KEYS.contains(gap.group(1)) ? "" : Matcher.quoteReplacement(gap.group()));
        if (text.isBlank() || rest.contains("{") || rest.contains("}")) {
            throw Problem.of(
                            ProblemCode.INVALID_PATTERN,
                            parameter + ": '" + text + "' is neither a preset nor a pattern")
                    .fact("presets: " + String.join(", ", NamePreset.names()))
                    .fact("gaps of a pattern: " + String.join(", ", TargetNames.KEYS))
                    .remedy("write, for example,  <" + parameter + ">{os|macos=osx}-{arch}{libc|musl=-musl|*=}</"
                            + parameter + ">")
                    .asException();
        }
        return new NamePattern(text);
    }

    /** Whether the pattern has this gap. */
    public boolean has(String key) {
        return GAP.matcher(text).results().anyMatch(gap -> gap.group(1).equals(key));
    }

    /** Fills the gaps. */
    public String fill(Map<String, String> values) {
        return GAP.matcher(text).replaceAll(gap -> Matcher.quoteReplacement(value(gap, values)));
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
