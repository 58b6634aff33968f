package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.bundle.Coordinates;
import io.github.ferrule.plugin.file.AtomicFile;
import io.github.ferrule.plugin.publish.GradleModule;
import io.github.ferrule.plugin.publish.MavenDependency;
import io.github.ferrule.plugin.publish.PublishedFile;
import io.github.ferrule.plugin.target.TargetTriple;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;

/**
 * The file beside the pom for consumers that use Gradle. It is written where the pom says that there is one.
 *
 * @param project the project
 * @param coordinates its coordinates
 */
record GradlePublication(MavenProject project, Coordinates coordinates) {

    /** Whether Gradle would look for the file. */
    boolean isWanted() throws IOException {
        return project.getFile() != null
                && project.getArtifact().getFile() != null
                && Files.readString(project.getFile().toPath()).contains(GradleModule.MARKER);
    }

    /** Writes the file. */
    Path write(SortedMap<TargetTriple, String> classifiers, Function<String, Path> jarOf) throws IOException {
        SortedMap<TargetTriple, PublishedFile> platforms = new TreeMap<>();
        for (TargetTriple target : classifiers.keySet()) {
            String classifier = classifiers.get(target);
            platforms.put(target, PublishedFile.of(jarOf.apply(classifier), name("-" + classifier + ".jar")));
        }
        PublishedFile main = PublishedFile.of(project.getArtifact().getFile().toPath(), name(".jar"));
        String text = new GradleModule(coordinates, main, platforms, dependencies()).format();
        Path file = Path.of(project.getBuild().getDirectory())
                .resolve("ferrule")
                .resolve(project.getBuild().getFinalName() + ".module");
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        return file;
    }

    private String name(String end) {
        return coordinates.artifactId() + "-" + coordinates.version() + end;
    }

    private List<MavenDependency> dependencies() {
        return project.getDependencies().stream()
                .filter(it -> List.of("compile", "runtime").contains(it.getScope()) && !it.isOptional())
                .map(GradlePublication::dependency)
                .toList();
    }

    private static MavenDependency dependency(Dependency it) {
        return new MavenDependency(
                it.getGroupId(),
                it.getArtifactId(),
                it.getVersion(),
                it.getClassifier() == null ? "" : it.getClassifier(),
                it.getScope().equals("compile"));
    }
}
