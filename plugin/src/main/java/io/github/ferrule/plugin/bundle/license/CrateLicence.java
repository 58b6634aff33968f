package io.github.ferrule.plugin.bundle.license;

import java.util.Collection;
import java.util.Optional;

/**
 * The licence that a crate's manifest states.
 *
 * @param crate its name and version
 * @param expression the expression; none if the manifest has none
 */
public record CrateLicence(String crate, Optional<String> expression) {

    /** Whether nobody knows under which licence the crate stands. */
    public boolean isUnknown() {
        return expression.isEmpty();
    }

    /** Whether these licences are enough to use the crate; what cannot be read is met by nothing. */
    public boolean isMetBy(Collection<String> allowed) {
        try {
            return expression
                    .map(LicenceExpression::parse)
                    .filter(it -> it.isMetBy(allowed))
                    .isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return crate + expression.map(it -> " (" + it + ")").orElse("");
    }
}
