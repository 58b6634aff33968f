package io.github.ferrule.plugin.audit;

import java.util.List;
import java.util.stream.Stream;

/**
 * Judges one property of a library.
 *
 * @param <B> the format that has the property
 */
interface Rule<B> {

    Stream<Finding> check(B binary, Examined library);

    static <B> Stream<Finding> all(List<Rule<? super B>> rules, B binary, Examined library) {
        return rules.stream().flatMap(rule -> rule.check(binary, library));
    }
}
