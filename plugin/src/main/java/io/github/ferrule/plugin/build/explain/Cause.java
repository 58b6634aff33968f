package io.github.ferrule.plugin.build.explain;

import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cause of failure: the text that reveals it, and the problem to report.
 *
 * <p>In the problem, <code>{name}</code> is a placeholder for a name that the caller knows, or for a group of the evidence.
 *
 * @param evidence matches the output of the tools; its dot does not match the end of a line
 * @param problem the problem, with placeholders
 */
record Cause(Pattern evidence, Problem problem) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    static Cause of(ProblemCode code, String evidence, String what) {
        return new Cause(Pattern.compile(evidence, Pattern.MULTILINE), Problem.of(code, "{target}: " + what));
    }

    Cause fact(String line) {
        return new Cause(evidence, problem.fact(line));
    }

    Cause remedy(String line) {
        return new Cause(evidence, problem.remedy(line));
    }

    /** Returns the problem, if the text shows this cause. */
    Optional<Problem> in(String text, Map<String, String> names) {
        Matcher found = evidence.matcher(text);
        return found.find() ? Optional.of(filled(found, names)) : Optional.empty();
    }

    private Problem filled(Matcher found, Map<String, String> names) {
        return new Problem(
                problem.code(),
                fill(problem.what(), found, names),
                fill(problem.facts(), found, names),
                fill(problem.remedy(), found, names));
    }

    private static List<String> fill(List<String> lines, Matcher found, Map<String, String> names) {
        return lines.stream().map(line -> fill(line, found, names)).toList();
    }

    private static String fill(String line, Matcher found, Map<String, String> names) {
        return PLACE.matcher(line).replaceAll(place -> {
            String known = names.get(place.group(1));
            return Matcher.quoteReplacement(known == null ? found.group(place.group(1)) : known);
        });
    }
}
