package io.github.ferrule.plugin.bindings.uniffi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of the crate {@code uniffi} that a library is built with. Releases with the same minor number describe
 * interfaces in the same form.
 *
 * @param text such as {@code 0.32.2}
 * @param major the first number
 * @param minor the second number
 */
public record UniffiVersion(String text, int major, int minor) {

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\..*");

    /**
     * Reads a version as cargo reports it.
     *
     * @throws IllegalArgumentException if it is not a version
     */
    public static UniffiVersion parse(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) {
            throw new IllegalArgumentException("not a version: " + text);
        }
        return new UniffiVersion(text, Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }

    /** Returns true for this release and later ones. */
    boolean isAtLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || major == otherMajor && minor >= otherMinor;
    }

    /** Returns the series of compatible releases, such as {@code 0.32}. */
    String series() {
        return major + "." + minor;
    }

    @Override
    public String toString() {
        return text;
    }
}
