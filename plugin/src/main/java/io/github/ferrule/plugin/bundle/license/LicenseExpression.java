package io.github.ferrule.plugin.bundle.license;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** An SPDX license expression, as in {@code MIT OR (Apache-2.0 WITH LLVM-exception AND Zlib)}. */
public sealed interface LicenseExpression {

    /** Longer ones are not written by hand, and nest too deeply to be evaluated. */
    int LONGEST = 2000;

    /** Returns true if accepting these licenses suffices to use the code. */
    boolean isMetBy(Collection<String> allowed);

    /** One license. */
    record Single(String id) implements LicenseExpression {
        @Override
        public boolean isMetBy(Collection<String> allowed) {
            return allowed.stream().anyMatch(id::equalsIgnoreCase);
        }
    }

    /** A license with an exception. The exception only grants more, so accepting the license suffices. */
    record With(String id, String exception) implements LicenseExpression {
        @Override
        public boolean isMetBy(Collection<String> allowed) {
            return new Single(id).isMetBy(allowed) || new Single(id + " WITH " + exception).isMetBy(allowed);
        }
    }

    /** Either of two. */
    record Or(LicenseExpression one, LicenseExpression other) implements LicenseExpression {
        @Override
        public boolean isMetBy(Collection<String> allowed) {
            return one.isMetBy(allowed) || other.isMetBy(allowed);
        }
    }

    /** Both of two. */
    record And(LicenseExpression one, LicenseExpression other) implements LicenseExpression {
        @Override
        public boolean isMetBy(Collection<String> allowed) {
            return one.isMetBy(allowed) && other.isMetBy(allowed);
        }
    }

    /** Returns the expression in SPDX syntax; older crates write {@code MIT/Apache-2.0}. */
    static String normalize(String text) {
        return text.replaceAll("\\s*/\\s*", " OR ").trim();
    }

    /**
     * Parses an expression; {@code AND} binds more tightly than {@code OR}.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    static LicenseExpression parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a license expression has at most " + LONGEST + " letters");
        }
        List<String> words = Arrays.asList(
                normalize(text).replace("(", " ( ").replace(")", " ) ").trim().split("\\s+"));
        Deque<String> rest = new ArrayDeque<>(words);
        LicenseExpression expression = either(rest);
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is not a license expression");
        }
        return expression;
    }

    private static LicenseExpression either(Deque<String> words) {
        LicenseExpression expression = both(words);
        while ("OR".equalsIgnoreCase(words.peek())) {
            words.pop();
            expression = new Or(expression, both(words));
        }
        return expression;
    }

    private static LicenseExpression both(Deque<String> words) {
        LicenseExpression expression = single(words);
        while ("AND".equalsIgnoreCase(words.peek())) {
            words.pop();
            expression = new And(expression, single(words));
        }
        return expression;
    }

    private static LicenseExpression single(Deque<String> words) {
        String word = next(words);
        if (word.equals("(")) {
            LicenseExpression inner = either(words);
            if (!next(words).equals(")")) {
                throw new IllegalArgumentException("a closing parenthesis is missing in the license expression");
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
            throw new IllegalArgumentException("the license expression ends unexpectedly");
        }
        return words.pop();
    }
}
