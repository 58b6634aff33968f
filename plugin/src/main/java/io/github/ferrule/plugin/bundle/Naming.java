package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.FerruleException;
import java.util.Collection;
import java.util.Map;

/**
 * The names of the libraries and jars of a release.
 *
 * @param layout the path of a library in a jar; its folder, if there is no placeholder for the file name
 * @param classifiers the classifier of a platform's jar
 * @param all the classifier of the jar with all platforms
 * @param modular true if the jars must work on the module path
 */
public record Naming(NamePattern layout, NamePattern classifiers, String all, boolean modular) {

    /** JNA's folders and os-maven-plugin's classifiers. */
    public static final Naming STANDARD = of("jna", "os-detector", true);

    /**
     * Parses the configuration.
     *
     * @param layout a preset or a pattern
     * @param classifiers a preset or a pattern
     * @throws FerruleException if one of them is neither a preset nor a pattern
     */
    public static Naming of(String layout, String classifiers, boolean modular) {
        return new Naming(
                NamePreset.patternOf("layout", layout),
                NamePreset.patternOf("classifiers", classifiers),
                Bundle.ALL_PLATFORMS,
                modular);
    }

    /** Returns the same with another classifier for the jar with all platforms. */
    public Naming withAll(String classifier) {
        return new Naming(layout, classifiers, classifier.trim(), modular);
    }

    /** Returns the path of a library in a jar. */
    public String resource(TargetTriple target, String library, String version) {
        Map<String, String> names = PlaceholderValues.of(target, library, version);
        String path = layout.fill(names).replaceAll("/{2,}", "/").replaceFirst("^/", "");
        boolean namesTheFile = layout.has("file") || layout.has("library");
        return namesTheFile ? path : path.replaceFirst("/$", "") + "/" + names.get("file");
    }

    /** Returns the classifier of the jar of a platform. */
    public String classifier(TargetTriple target) {
        return classifiers.fill(PlaceholderValues.of(target, "", ""));
    }

    /**
     * Refuses names that a release cannot have.
     *
     * @throws FerruleException if two platforms have the same name, or a name is not valid
     */
    public void check(Collection<TargetTriple> targets, String library) {
        new NamingRules(this, library).check(targets);
    }
}
