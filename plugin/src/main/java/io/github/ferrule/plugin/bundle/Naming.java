package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.problem.FerruleException;
import io.github.ferrule.plugin.problem.Problem;
import io.github.ferrule.plugin.problem.ProblemCode;
import io.github.ferrule.plugin.target.TargetTriple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

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

    private static final Pattern CLASSIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Set<String> TAKEN = Set.of(Bundle.DEBUG, "sources", "javadoc", "tests");

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
        distinct("layout", targets, target -> resource(target, library, ""));
        distinct("classifiers", targets, this::classifier);
        checkClassifier("allClassifier", all);
        for (TargetTriple target : targets) {
            checkClassifier("classifiers", classifier(target));
            if (classifier(target).equals(all)) {
                throw refused("classifiers", all)
                        .fact("the jar with all platforms is called so")
                        .asException();
            }
            checkPath(resource(target, library, ""));
            checkFolder(resource(target, library, ""));
        }
    }

    private static void distinct(
            String parameter, Collection<TargetTriple> targets, Function<TargetTriple, String> nameOf) {
        Map<String, TargetTriple> seen = new HashMap<>();
        for (TargetTriple target : targets) {
            String name = nameOf.apply(target);
            TargetTriple other = seen.put(name, target);
            if (other != null && !other.equals(target)) {
                throw Problem.of(
                                ProblemCode.INVALID_PATTERN,
                                parameter + ": gives two platforms the name '" + name + "'")
                        .fact(other + " and " + target)
                        .remedy("tell them apart by  {os} ,  {arch}  or  {libc|musl=-musl|*=}")
                        .asException();
            }
        }
    }

    private static void checkClassifier(String parameter, String name) {
        if (!CLASSIFIER.matcher(name).matches() || TAKEN.contains(name)) {
            throw refused(parameter, name)
                    .fact("it has letters, digits, '.', '_' and '-', and is none of " + List.copyOf(TAKEN))
                    .asException();
        }
    }

    private static Problem refused(String parameter, String name) {
        return Problem.of(
                        ProblemCode.INVALID_PATTERN,
                        parameter + ": '" + name + "' cannot be the classifier of a platform")
                .remedy("write, for example,  <classifiers>{os}-{arch}{libc|musl=-musl|*=}</classifiers>");
    }

    /** Whoever unpacks the jar must not be led out of the folder; class loaders know no other separator. */
    private static void checkPath(String resource) {
        if (resource.contains("\\") || Stream.of(resource.split("/")).anyMatch(Set.of("", ".", "..")::contains)) {
            throw Problem.of(
                            ProblemCode.INVALID_PATTERN,
                            "layout: '" + resource + "' cannot be the path of an entry in a jar")
                    .fact("it is made of names, with '/' between them, and none is '.' or '..'")
                    .remedy("write, for example,  <layout>META-INF/native/{os}-{arch}</layout>")
                    .asException();
        }
    }

    /** The module system takes a folder with a legal package name for a package, and hides its files from others. */
    private void checkFolder(String resource) {
        int end = resource.lastIndexOf('/');
        if (modular
                && end > 0
                && SourceVersion.isName(resource.substring(0, end).replace('/', '.'))) {
            throw Problem.of(ProblemCode.FOLDER_IS_A_PACKAGE, "layout: " + resource + " lies in a Java package")
                    .fact("on the module path no other module could see it")
                    .remedy("give it a folder that is no Java name:  <layout>META-INF/native/" + "…</layout>")
                    .remedy("or, if nobody needs the module path:  <modular>false</modular>")
                    .asException();
        }
    }
}
