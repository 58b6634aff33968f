package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The jars of an earlier build that this build must reproduce.
 *
 * @param place a jar, or a folder with jars
 */
public record ReferenceJars(Path place) {

    private static final int SHOWN = 20;

    /**
     * Compares each jar with the earlier jar of the same name.
     *
     * @throws FerruleException if one of them differs, or none has a counterpart
     */
    public void require(List<Path> jars) throws IOException {
        int compared = 0;
        List<Problem> problems = new ArrayList<>();
        for (Path jar : jars) {
            Path theirs =
                    Files.isDirectory(place) ? place.resolve(jar.getFileName().toString()) : place;
            if (theirs.getFileName().equals(jar.getFileName()) && Files.isRegularFile(theirs)) {
                requireAnother(jar, theirs);
                compared++;
                problem(jar, JarComparison.differences(jar, theirs)).ifPresent(problems::add);
            }
        }
        if (compared == 0) {
            throw Problem.of(ProblemCode.NOT_REPRODUCED, place + ": has none of the jars of this build")
                    .fact("they are "
                            + jars.stream()
                                    .map(jar -> jar.getFileName().toString())
                                    .toList())
                    .remedy("name the folder with the earlier jars:  -Dferrule.reference=path/to/target")
                    .asException();
        }
        if (!problems.isEmpty()) {
            throw new FerruleException(problems);
        }
    }

    /** Refuses jars of this build: comparing them with themselves proves nothing. */
    private static void requireAnother(Path jar, Path theirs) throws IOException {
        if (Files.isSameFile(jar, theirs)) {
            throw Problem.of(
                            ProblemCode.NOT_REPRODUCED,
                            theirs + ": is this build's own jar, not that of an earlier one")
                    .remedy("copy the jars of the earlier build to another folder, and name that")
                    .asException();
        }
    }

    private static Optional<Problem> problem(Path jar, List<String> differences) {
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                        ProblemCode.NOT_REPRODUCED, jar.getFileName() + ": differs from the jar of the earlier build")
                .facts(differences.stream().limit(SHOWN).toList())
                .remedy(
                        "set  <project.build.outputTimestamp> , use the same toolchain, and remap the paths of the machine:")
                .remedy("docs/publishing.md, \"Get the same bytes again\""));
    }
}
