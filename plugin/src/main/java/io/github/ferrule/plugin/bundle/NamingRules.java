package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
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
 * Checks the names of a release.
 *
 * @param naming the names
 * @param library the name of a library
 */
record NamingRules(Naming naming, String library) {

    private static final Pattern CLASSIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Set<String> TAKEN = Set.of(Bundle.DEBUG, "sources", "javadoc", "tests");

    void check(Collection<TargetTriple> targets) {
        distinct("layout", targets, this::resource);
        distinct("classifiers", targets, naming::classifier);
        checkClassifier("allClassifier", naming.all());
        for (TargetTriple target : targets) {
            checkClassifier("classifiers", naming.classifier(target));
            if (naming.classifier(target).equals(naming.all())) {
                throw refused("classifiers", naming.all())
                        .fact("the jar with all platforms has this name")
                        .asException();
            }
            checkPath(naming.resource(target, library, "1.0"));
            checkFolder(resource(target));
        }
    }

    private String resource(TargetTriple target) {
        return naming.resource(target, library, "");
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
                        .remedy("distinguish them with  {os} ,  {arch}  or  {libc|musl=-musl|*=}")
                        .asException();
            }
        }
    }

    private static void checkClassifier(String parameter, String name) {
        if (!CLASSIFIER.matcher(name).matches() || TAKEN.contains(name)) {
            throw refused(parameter, name)
                    .fact("a classifier has letters, digits, '.', '_' and '-', and is not one of " + List.copyOf(TAKEN))
                    .asException();
        }
    }

    private static Problem refused(String parameter, String name) {
        return Problem.of(
                        ProblemCode.INVALID_PATTERN,
                        parameter + ": '" + name + "' cannot be the classifier of a platform")
                .remedy("write, for example,  <classifiers>{os}-{arch}{libc|musl=-musl|*=}</classifiers>");
    }

    /** Refuses paths that would leave the folder when the jar is unpacked, and separators that class loaders do not know. */
    private static void checkPath(String resource) {
        if (resource.contains("\\") || Stream.of(resource.split("/")).anyMatch(Set.of("", ".", "..")::contains)) {
            throw Problem.of(
                            ProblemCode.INVALID_PATTERN,
                            "layout: '" + resource + "' cannot be the path of an entry in a jar")
                    .fact("a path has names separated by '/', and none is '.' or '..'")
                    .remedy("write, for example,  <layout>META-INF/native/{os}-{arch}</layout>")
                    .asException();
        }
    }

    /** Refuses folders with a legal package name: the module system hides the files of packages from other modules. */
    private void checkFolder(String resource) {
        int end = resource.lastIndexOf('/');
        if (naming.modular()
                && end > 0
                && SourceVersion.isName(resource.substring(0, end).replace('/', '.'))) {
            throw Problem.of(ProblemCode.FOLDER_IS_A_PACKAGE, "layout: " + resource + " is in a Java package")
                    .fact("on the module path, no other module could see it")
                    .remedy("use a folder that is not a Java name:  <layout>META-INF/native/" + "…</layout>")
                    .remedy("or, if nobody needs the module path:  <modular>false</modular>")
                    .asException();
        }
    }
}
