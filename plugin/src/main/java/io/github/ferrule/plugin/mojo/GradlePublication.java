package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.bundle.Bundle;
import io.github.ferrule.plugin.bundle.BundledLibrary;
import io.github.ferrule.plugin.release.publish.GradleModule;
import io.github.ferrule.plugin.release.publish.MavenDependency;
import io.github.ferrule.plugin.release.publish.MavenDependency.Exclusion;
import io.github.ferrule.plugin.release.publish.PublishedFile;
import io.github.ferrule.plugin.support.file.AtomicFile;
import io.github.ferrule.plugin.support.file.FileNotes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;

/**
 * The Gradle Module Metadata published with the pom. It is written if the pom has the marker.
 *
 * @param project the project
 * @param bundle its libraries
 * @param jars its jars
 * @param notes what earlier builds have read
 */
record GradlePublication(MavenProject project, Bundle bundle, ProjectJars jars, FileNotes notes) {

    /** Writes the file and attaches it, if the pom makes Gradle look for it. */
    void publish(List<BundledLibrary> libraries) throws IOException {
        Optional<Path> main = jars.main();
        if (main.isPresent() && isAnnounced()) {
            PublishedFile jar = PublishedFile.of(main.get(), name(".jar"), notes);
            String text = new GradleModule(bundle.coordinates(), jar, platforms(libraries), dependencies()).format();
            Path file = Path.of(project.getBuild().getDirectory())
                    .resolve("ferrule")
                    .resolve(project.getBuild().getFinalName() + ".module");
            AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            jars.attachOther("module", file);
        }
    }

    private boolean isAnnounced() throws IOException {
        return project.getFile() != null
                && GradleModule.isAnnouncedBy(
                        Files.readAllBytes(project.getFile().toPath()));
    }

    private SortedMap<TargetTriple, PublishedFile> platforms(List<BundledLibrary> libraries) throws IOException {
        SortedMap<TargetTriple, PublishedFile> platforms = new TreeMap<>();
        for (BundledLibrary library : libraries) {
            for (Map.Entry<TargetTriple, String> thin : bundle.thinJar(library).entrySet()) {
                PublishedFile jar =
                        PublishedFile.of(jars.place(thin.getValue()), name("-" + thin.getValue() + ".jar"), notes);
                platforms.put(thin.getKey(), jar);
            }
        }
        return platforms;
    }

    private String name(String end) {
        return bundle.coordinates().artifactId() + "-" + bundle.coordinates().version() + end;
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
                it.getScope().equals("compile"),
                it.getExclusions().stream()
                        .map(out -> new Exclusion(out.getGroupId(), out.getArtifactId()))
                        .toList());
    }
}
