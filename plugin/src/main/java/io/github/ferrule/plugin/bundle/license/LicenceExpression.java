package io.github.ferrule.plugin.bundle.license;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** An SPDX licence expression, as in {@code MIT OR (Apache-2.0 WITH LLVM-exception AND Zlib)}. */
public sealed interface LicenceExpression {

    /** Whether these licences are enough to use what stands under the expression. */
    boolean isMetBy(Collection<String> allowed);

    /** One licence. */
    record Single(String id) implements LicenceExpression {
        @Override
        public boolean isMetBy(Collection<String> allowed) {
            return allowed.stream().anyMatch(id::equalsIgnoreCase);
        }
    }

    /** A licence with an exception, which takes nothing away: the licence alone is enough. */
    record With(String id, String exception) implements LicenceExpression {
        @Override
        public boolean isMetBy(Collection<String> allowed) {
            return new Single(id).isMetBy(allowed) || new Single(id + " WITH " + exception).isMetBy(allowed);
        }
    }

    /** Either of two. */
    record Or(LicenceExpression one, LicenceExpression other) implements LicenceExpression {
        @Override
        public boolean isMetBy(Collection<String> allowed) {
            return one.isMetBy(allowed) || other.isMetBy(allowed);
        }
    }

    /** Both of two. */
    record And(LicenceExpression one, LicenceExpression other) implements LicenceExpression {
        @Override
        public boolean isMetBy(Collection<String> allowed) {
            return one.isMetBy(allowed) && other.isMetBy(allowed);
        }
    }

    /** The text in today's form: older crates write {@code MIT/Apache-2.0}. */
    static String normalise(String text) {
        return text.replaceAll("\\s*/\\s*", " OR ").trim();
    }

    /**
     * Parses an expression; {@code AND} binds closer than {@code OR}.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    static LicenceExpression parse(String text) {
        List<String> words = Arrays.asList(
                normalise(text).replace("(", " ( ").replace(")", " ) ").trim().split("\\s+"));
        Deque<String> rest = new ArrayDeque<>(words);
        LicenceExpression expression = either(rest);
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is no licence expression");
        }
        return expression;
    }

    private static LicenceExpression either(Deque<String> words) {
        LicenceExpression expression = both(words);
        while ("OR".equalsIgnoreCase(words.peek())) {
            words.pop();
            expression = new Or(expression, both(words));
        }
        return expression;
    }

    private static LicenceExpression both(Deque<String> words) {
        LicenceExpression expression = single(words);
        while ("AND".equalsIgnoreCase(words.peek())) {
            words.pop();
            expression = new And(expression, single(words));
        }
        return expression;
    }

    private static LicenceExpression single(Deque<String> words) {
        String word = next(words);
        if (word.equals("(")) {
            LicenceExpression inner = either(words);
            if (!next(words).equals(")")) {
                throw new IllegalArgumentException("a licence expression lacks a ')'");
            }
            return inner;
        }
        if ("WITH".equalsIgnoreCase(words.peek())) {
            words.pop();
            return new With(word, next(words));
        }
        return new Single(word);
    }

    private static String next(Deque<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a licence expression ends too early");
        }
        return words.pop();
    }
}
