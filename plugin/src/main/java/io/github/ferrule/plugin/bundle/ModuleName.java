package io.github.ferrule.plugin.bundle;

import java.util.Arrays;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * The name of the Java module of a natives jar, and of its only package.
 *
 * @param text such as {@code com.acme.math_lib.natives.linux_x86_64}
 */
record ModuleName(String text) {

    /** Returns the name for a classifier; the name for the jar with all platforms has no classifier. */
    static ModuleName of(Coordinates coordinates, String classifier) {
        String base = coordinates.bundleId() + "." + Bundle.ALL_PLATFORMS;
        String whole = classifier.equals(Bundle.ALL_PLATFORMS) ? base : base + "." + classifier.replace('.', '_');
        return new ModuleName(
                Arrays.stream(whole.split("\\.")).map(ModuleName::identifier).collect(Collectors.joining(".")));
    }

    /** Returns the folder of the package. */
    String folder() {
        return text.replace('.', '/');
    }

    private static String identifier(String segment) {
        String legal = segment.codePoints()
                .map(letter -> Character.isJavaIdentifierPart(letter) ? letter : '_')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return SourceVersion.isName(legal) ? legal : "_" + legal;
    }
}
