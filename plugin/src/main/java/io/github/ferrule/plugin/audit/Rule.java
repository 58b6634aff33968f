package io.github.ferrule.plugin.audit;

import java.util.List;
import java.util.stream.Stream;

/**
 * Checks one property of a library.
 *
 * @param <B> the format that the rule applies to
 */
interface Rule<B> {

    Stream<Finding> check(B binary, AuditedLibrary library);

    static <B> Stream<Finding> all(List<Rule<? super B>> rules, B binary, AuditedLibrary library) {
        return rules.stream().flatMap(rule -> rule.check(binary, library));
    }
}
