package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.FerruleException;
import java.util.Collection;
import java.util.Map;

/**
 * How the libraries and the jars of a release are called.
 *
 * @param layout where a library lies in a jar; without a gap for the file's name, it is the folder
 * @param classifiers the classifier of a platform's jar
 * @param all the classifier of the jar with all platforms
 * @param modular whether the jars must be of use on the module path
 */
public record Naming(NamePattern layout, NamePattern classifiers, String all, boolean modular) {

    /** JNA's folders and os-maven-plugin's classifiers. */
    public static final Naming STANDARD = of("jna", "os-detector", true);

    /**
     * Parses what the user wrote.
     *
     * @param layout a preset or a pattern
     * @param classifiers a preset or a pattern
     * @throws FerruleException if one of them is neither
     */
    public static Naming of(String layout, String classifiers, boolean modular) {
        return new Naming(
                NamePreset.patternOf("layout", layout),
                NamePreset.patternOf("classifiers", classifiers),
                Bundle.ALL_PLATFORMS,
                modular);
    }

    /** The same with another name for the jar with all platforms. */
    public Naming withAll(String classifier) {
        return new Naming(layout, classifiers, classifier.trim(), modular);
    }

    /** The path of a library in a jar. */
    public String resource(TargetTriple target, String library, String version) {
        Map<String, String> names = TargetNames.of(target, library, version);
        String path = layout.fill(names).replaceAll("/{2,}", "/").replaceFirst("^/", "");
        boolean namesTheFile = layout.has("file") || layout.has("library");
        return namesTheFile ? path : path.replaceFirst("/$", "") + "/" + names.get("file");
    }

    /** The classifier of the jar of a platform. */
    public String classifier(TargetTriple target) {
        return classifiers.fill(TargetNames.of(target, "", ""));
    }

    /**
     * Refuses names by which a release cannot work.
     *
     * @throws FerruleException if two platforms get one name, or a name is none
     */
    public void check(Collection<TargetTriple> targets, String library) {
        new NamingRules(this, library).check(targets);
    }
}
