package io.github.ferrule.plugin.build.cargo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates the platforms of a dependency, as its manifest lists them: a triple, or
 * {@code cfg(any(unix, target_os = "windows"))}. See "Platform specific dependencies" in the cargo book.
 */
public final class PlatformCondition {

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:r#)?(\\w+|\"[^\"]*\"|[(),=])");

    /** cargo reads a manifest with more, but nobody writes one. */
    private static final int DEEPEST = 200;

    private final List<String> tokens = new ArrayList<>();
    private final TargetCfg cfg;
    private int next;
    private int depth;

    private static final class UnreadableConditionException extends Exception {

        private static final long serialVersionUID = 1;
    }

    private PlatformCondition(String text, TargetCfg cfg) {
        this.cfg = cfg;
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            matcher.region(matcher.end(), text.length());
        }
    }

    /**
     * Returns true if a target is one of the platforms. A condition that cannot be read holds, so that an inventory lists a
     * crate too many rather than one too few.
     */
    public static boolean matches(String condition, TargetCfg cfg) {
        if (!condition.startsWith("cfg(")) {
            return condition.equals(cfg.target().text());
        }
        try {
            return new PlatformCondition(condition.substring("cfg(".length()), cfg).expression();
        } catch (UnreadableConditionException e) {
            return true;
        }
    }

    private boolean expression() throws UnreadableConditionException {
        if (depth == DEEPEST) {
            throw new UnreadableConditionException();
        }
        depth++;
        boolean result = predicate();
        depth--;
        return result;
    }

    private boolean predicate() throws UnreadableConditionException {
        String name = take();
        if (!Character.isLetterOrDigit(name.charAt(0)) && name.charAt(0) != '_') {
            throw new UnreadableConditionException();
        }
        return switch (name) {
            case "any" -> operands().contains(true);
            case "all" -> !operands().contains(false);
            case "not" -> !operands().contains(true);
            case "true" -> true;
            case "false" -> false;
            default -> is("=") ? cfg.has(name, value()) : cfg.has(name);
        };
    }

    private String value() throws UnreadableConditionException {
        next++;
        String quoted = take();
        if (quoted.length() < 2) {
            throw new UnreadableConditionException();
        }
        return quoted.substring(1, quoted.length() - 1);
    }

    private List<Boolean> operands() throws UnreadableConditionException {
        List<Boolean> operands = new ArrayList<>();
        next++;
        while (!is(")")) {
            operands.add(expression());
            if (is(",")) {
                next++;
            }
        }
        next++;
        return operands;
    }

    private boolean is(String token) {
        return next < tokens.size() && tokens.get(next).equals(token);
    }

    private String take() throws UnreadableConditionException {
        if (next == tokens.size()) {
            throw new UnreadableConditionException();
        }
        return tokens.get(next++);
    }
}
