package io.github.ferrule.plugin.mojo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/**
 * The jars of a Maven project.
 *
 * @param project the project
 * @param attachments attaches further artifacts
 */
record ProjectJars(MavenProject project, MavenProjectHelper attachments) {

    /** Returns the file of the main artifact, if a goal has created it. */
    Optional<Path> main() {
        return Optional.ofNullable(project.getArtifact().getFile()).map(File::toPath);
    }

    /** Returns the jar of a classifier. */
    Path place(String classifier) {
        return Path.of(project.getBuild().getDirectory())
                .resolve(project.getBuild().getFinalName() + "-" + classifier + ".jar");
    }

    /** Returns true if a goal has attached a jar with a classifier. */
    boolean has(String classifier) {
        return project.getAttachedArtifacts().stream()
                .anyMatch(it -> classifier.equals(it.getClassifier())
                        && "jar".equals(it.getArtifactHandler().getExtension()));
    }

    /** Returns true if the project has a jar of its own, and no classes in it. */
    boolean isWithoutClasses() throws IOException {
        Path classes = Path.of(project.getBuild().getOutputDirectory());
        if (main().isEmpty() || !Files.isDirectory(classes)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(classes)) {
            return files.noneMatch(file -> file.toString().endsWith(".class"));
        }
    }

    /** Attaches the jar with a classifier to the project. */
    void attach(String classifier) {
        attachments.attachArtifact(project, "jar", classifier, place(classifier).toFile());
    }

    /** Attaches a file that is not a jar. */
    void attachOther(String type, Path file) {
        attachments.attachArtifact(project, type, file.toFile());
    }

    /** Returns the jars of the release that exist so far. */
    List<Path> all() {
        return Stream.concat(Stream.of(project.getArtifact()), project.getAttachedArtifacts().stream())
                .map(Artifact::getFile)
                .filter(file -> file != null && file.getName().endsWith(".jar") && file.isFile())
                .map(File::toPath)
                .toList();
    }
}
