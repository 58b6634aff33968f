package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A kind of jar in which the libraries of a release are published. */
public enum Attachment {
    /** One jar for each platform. */
    THIN {
        @Override
        List<PlannedJar> jars(Naming naming, List<BundledLibrary> libraries) {
            Map<String, List<BundledLibrary>> byPlatform = new LinkedHashMap<>();
            for (BundledLibrary library : libraries) {
                String classifier = naming.classifier(library.built().target().triple());
                byPlatform.computeIfAbsent(classifier, it -> new ArrayList<>()).add(library);
            }
            return byPlatform.entrySet().stream()
                    .map(jar -> new PlannedJar(jar.getKey(), jar.getValue()))
                    .toList();
        }
    },
    /** One jar with all platforms. */
    ALL {
        @Override
        List<PlannedJar> jars(Naming naming, List<BundledLibrary> libraries) {
            return List.of(new PlannedJar(naming.all(), libraries));
        }
    },
    /** The project's own jar. */
    MAIN {
        @Override
        List<PlannedJar> jars(Naming naming, List<BundledLibrary> libraries) {
            return List.of();
        }
    };

    /** Returns the jars of this kind, without the project's own. */
    abstract List<PlannedJar> jars(Naming naming, List<BundledLibrary> libraries);

    /**
     * Parses {@code thin,all}.
     *
     * @throws FerruleException if a word is unknown
     */
    public static Set<Attachment> parse(String text) {
        List<String> words = Arrays.stream(text.trim().toLowerCase(Locale.ROOT).split("[\\s,|]+"))
                .toList();
        List<Attachment> wanted =
                Arrays.stream(values()).filter(it -> words.contains(it.id())).toList();
        if (wanted.size() != words.size() || wanted.isEmpty()) {
            throw Problem.of(ProblemCode.INVALID_OPTION, "attach: '" + text + "' is not a list of thin, all, and main")
                    .remedy("write  <attach>thin</attach>")
                    .asException();
        }
        return EnumSet.copyOf(wanted);
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
