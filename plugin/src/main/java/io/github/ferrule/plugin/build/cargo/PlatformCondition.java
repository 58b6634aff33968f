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

    private final List<String> tokens = new ArrayList<>();
    private final TargetCfg cfg;
    private int next;

    private PlatformCondition(String text, TargetCfg cfg) {
        this.cfg = cfg;
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            matcher.region(matcher.end(), text.length());
        }
    }

    /** Returns true if a target is one of the platforms. */
    public static boolean matches(String condition, TargetCfg cfg) {
        return condition.startsWith("cfg(")
                ? new PlatformCondition(condition.substring("cfg(".length(), condition.length() - 1), cfg).expression()
                : condition.equals(cfg.target().text());
    }

    private boolean expression() {
        String name = take();
        return switch (name) {
            case "any" -> operands().contains(true);
            case "all" -> !operands().contains(false);
            case "not" -> !operands().get(0);
            case "true" -> true;
            case "false" -> false;
            default -> is("=") ? cfg.has(name, value()) : cfg.has(name);
        };
    }

    private String value() {
        next++;
        String quoted = take();
        return quoted.substring(1, quoted.length() - 1);
    }

    private List<Boolean> operands() {
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

    private String take() {
        return tokens.get(next++);
    }
}
