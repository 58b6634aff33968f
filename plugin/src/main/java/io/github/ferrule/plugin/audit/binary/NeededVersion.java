package io.github.ferrule.plugin.audit.binary;

import java.util.Optional;

/**
 * A version that a needed library must define, or the loader refuses the file.
 *
 * @param library the library that must define it
 * @param name such as {@code GLIBC_2.17}
 * @param weak the loader continues without it. Only this flag counts: glibc refuses a file whose symbols of a
 *     version are all weak as long as the version itself is not (measured, see docs/decisions)
 */
public record NeededVersion(String library, String name, boolean weak) {

    /** The part before the number, such as {@code GLIBC} or {@code GLIBCXX}. */
    public String family() {
        int underscore = name.lastIndexOf('_');
        return underscore < 0 ? name : name.substring(0, underscore);
    }

    /** The number; nothing for names such as {@code GLIBC_PRIVATE}. */
    public Optional<VersionNumber> number() {
        return VersionNumber.parse(name.substring(name.lastIndexOf('_') + 1));
    }
}
