package io.github.ferrule.plugin.build.cargo;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The platforms of a dependency, as its manifest says: a triple, or {@code cfg(any(unix, target_os = "windows"))}.
 *
 * <p>A triple does not tell everything that rustc knows of a target. What it does not tell stays open, unless it cannot
 * change the answer.
 */
final class PlatformCondition {

    private static final Pattern TOKEN = Pattern.compile("\\s*([\\w]+|\"[^\"]*\"|[(),=])");

    private final List<String> tokens = new ArrayList<>();
    private final TargetCfg facts;
    private int next;

    private PlatformCondition(String text, TargetCfg facts) {
        this.facts = facts;
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            matcher.region(matcher.end(), text.length());
        }
    }

    /** Returns whether the target is one of the platforms; empty if its triple does not decide. */
    static Optional<Boolean> holds(String condition, TargetTriple target) {
        if (!condition.startsWith("cfg(")) {
            return Optional.of(condition.equals(target.text()));
        }
        String text = condition.substring("cfg(".length(), condition.length() - 1);
        return new PlatformCondition(text, new TargetCfg(target)).expression();
    }

    private Optional<Boolean> expression() {
        String name = take();
        if (name.equals("any")) {
            return combined(true);
        }
        if (name.equals("all")) {
            return combined(false);
        }
        if (name.equals("not")) {
            return operands().get(0).map(value -> !value);
        }
        if (is("=")) {
            next++;
            String value = take();
            return facts.has(name, value.substring(1, value.length() - 1));
        }
        return facts.has(name);
    }

    /** One operand that is the deciding value decides, whatever the others are. */
    private Optional<Boolean> combined(boolean deciding) {
        List<Optional<Boolean>> operands = operands();
        if (operands.contains(Optional.of(deciding))) {
            return Optional.of(deciding);
        }
        Predicate<Optional<Boolean>> open = Optional::isEmpty;
        return operands.stream().anyMatch(open) ? Optional.empty() : Optional.of(!deciding);
    }

    private List<Optional<Boolean>> operands() {
        List<Optional<Boolean>> operands = new ArrayList<>();
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
