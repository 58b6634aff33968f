package io.github.ferrule.plugin.bundle.license;

import java.util.Collection;
import java.util.Optional;

/**
 * The license that a crate declares in its manifest.
 *
 * @param crate its name and version
 * @param expression the license expression, if the manifest has one
 */
public record CrateLicense(String crate, Optional<String> expression) {

    /** Returns true if the manifest declares no license. */
    public boolean isUnknown() {
        return expression.isEmpty();
    }

    /** Returns true if accepting these licenses suffices; an expression that cannot be parsed is never met. */
    public boolean isMetBy(Collection<String> allowed) {
        try {
            return expression
                    .map(LicenseExpression::parse)
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
