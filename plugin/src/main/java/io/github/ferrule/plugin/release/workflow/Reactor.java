package io.github.ferrule.plugin.release.workflow;

import io.github.ferrule.plugin.support.pom.PomReader;
import io.github.ferrule.plugin.support.pom.PomReader.MalformedPomException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds which poms of a repository list a module. Modules of profiles do not count, because a build may omit them. */
public final class Reactor {

    private final Set<Path> seen = new HashSet<>();

    private Reactor() {}

    /** Returns the outermost pom above a module, in its repository, with which Maven builds it together with others. */
    public static Optional<Path> of(Path pom, RepositoryRoot repository) throws IOException {
        Optional<Path> outermost = Optional.empty();
        for (Path folder = pom.getParent().getParent();
                folder != null && folder.startsWith(repository.root());
                folder = folder.getParent()) {
            Path above = folder.resolve("pom.xml");
            if (new Reactor().reaches(above, pom)) {
                outermost = Optional.of(above);
            }
        }
        return outermost;
    }

    private boolean reaches(Path from, Path pom) throws IOException {
        if (from.equals(pom)) {
            return true;
        }
        if (Files.isRegularFile(from) && seen.add(from)) {
            for (Path module : modules(from)) {
                if (reaches(module, pom)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Path> modules(Path pom) throws IOException {
        try {
            return PomReader.read(pom).getModules().stream()
                    .map(module -> pom.resolveSibling(module.trim()).normalize())
                    .map(path -> Files.isDirectory(path) ? path.resolve("pom.xml") : path)
                    .toList();
        } catch (MalformedPomException e) {
            return List.of(); // Maven does not read it either
        }
    }
}
