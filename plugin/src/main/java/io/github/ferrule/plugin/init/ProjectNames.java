package io.github.ferrule.plugin.init;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/**
 * The names of a project's parts, derived from its coordinates.
 *
 * @param groupId the Maven group
 * @param artifactId the Maven artifact
 */
public record ProjectNames(String groupId, String artifactId) {

    /** Derives coordinates from the name of a folder. */
    public static ProjectNames ofFolder(String folder) {
        String name = folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
        return new ProjectNames("com.example", name.isBlank() || name.matches("[._-]*") ? "native" : name);
    }

    /** Returns the id by which the loader finds the library. */
    String bundleId() {
        return groupId + "." + artifactId;
    }

    /** Returns the name of the cargo package, which must begin with a letter. */
    String crate() {
        String name = artifactId
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_-]+", "-")
                .replaceAll("^[-_]+|[-_]+$", "");
        return name.isEmpty() || Character.isDigit(name.charAt(0)) || name.equals("test") ? "lib-" + name : name;
    }

    /** Returns the package of the Java classes. */
    String javaPackage() {
        return Arrays.stream(groupId.split("\\.")).map(ProjectNames::identifier).collect(Collectors.joining("."));
    }

    /** Returns the name of the Java class: {@code NativeMathLib} for {@code math-lib}. */
    String javaClass() {
        return "Native" + words().map(ProjectNames::capitalized).collect(Collectors.joining());
    }

    /** Returns UniFFI's name of the interface: {@code native_math_lib} for {@code math-lib}. */
    String uniffiNamespace() {
        return Stream.concat(Stream.of("native"), words().map(word -> word.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("_"));
    }

    /** Returns the class that UniFFI's generator derives from that: {@code NativeMathLib}. */
    String uniffiClass() {
        return Arrays.stream(uniffiNamespace().split("_"))
                .map(ProjectNames::capitalized)
                .collect(Collectors.joining());
    }

    /** Returns the class's part of the names of JNI functions. */
    String jniClass() {
        return (javaPackage() + "." + javaClass()).replace("_", "_1").replace('.', '_');
    }

    private Stream<String> words() {
        return Arrays.stream(artifactId.split("[^A-Za-z0-9]+")).filter(word -> !word.isEmpty());
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String identifier(String word) {
        String name = word.replaceAll("[^A-Za-z0-9_]", "_");
        boolean legal =
                !name.isEmpty() && SourceVersion.isName(name) && Character.isJavaIdentifierStart(name.charAt(0));
        return legal ? name : "_" + name;
    }
}
