package io.github.ferrule.plugin.release.workflow;

import io.github.ferrule.plugin.support.pom.PomReader;
import io.github.ferrule.plugin.support.pom.PomReader.MalformedPomException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.model.Build;

/** Finds which poms of a repository list a module. Modules of profiles do not count, because a build may omit them. */
public final class Reactor {

    private final Set<Path> poms = new LinkedHashSet<>();

    private Reactor(Path root) throws IOException {
        add(root);
    }

    /** Returns the outermost pom above a module, in its repository, with which Maven builds it together with others. */
    public static Optional<Path> of(Path pom, RepositoryRoot repository) throws IOException {
        Optional<Path> outermost = Optional.empty();
        for (Path folder = pom.getParent().getParent();
                folder != null && folder.startsWith(repository.root());
                folder = folder.getParent()) {
            Path above = folder.resolve("pom.xml");
            if (new Reactor(above).poms.contains(pom)) {
                outermost = Optional.of(above);
            }
        }
        return outermost;
    }

    /** Returns true if no other pom of a reactor than that of the module has Ferrule's plugin. */
    public static boolean hasNoOtherLibraries(Path reactor, Path pom) throws IOException {
        for (Path other : new Reactor(reactor).poms) {
            if (!other.equals(pom) && hasLibraries(other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasLibraries(Path pom) throws IOException {
        if (!Files.isRegularFile(pom)) {
            return false;
        }
        try {
            Build build = PomReader.read(pom).getBuild();
            return build != null
                    && build.getPlugins().stream()
                            .anyMatch(it -> it.getArtifactId().equals("ferrule-maven-plugin"));
        } catch (MalformedPomException e) {
            return false; // Maven does not read it either
        }
    }

    private void add(Path pom) throws IOException {
        if (poms.add(pom) && Files.isRegularFile(pom)) {
            for (Path module : modules(pom)) {
                add(module);
            }
        }
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
