package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.bundle.Bundle;
import io.github.ferrule.plugin.bundle.BundledLibrary;
import io.github.ferrule.plugin.release.publish.PlatformPom;
import io.github.ferrule.plugin.support.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.project.MavenProject;

/**
 * The pom that depends on the jars of all platforms. It is written to a file and not attached, because signing plugins give
 * each attached artifact the coordinates of the project.
 *
 * @param project the project
 * @param bundle its libraries
 * @param folder the folder for the file
 */
record PlatformPublication(MavenProject project, Bundle bundle, Path folder) {

    /** Writes the pom if the libraries have thin jars, or deletes that of an earlier build. */
    void write(List<BundledLibrary> libraries) throws IOException {
        Set<String> classifiers = libraries.stream()
                .flatMap(library -> bundle.thinJar(library).values().stream())
                .collect(Collectors.toSet());
        PlatformPom pom = new PlatformPom(bundle.coordinates(), project.getModel(), classifiers);
        Path file = folder.resolve("platform.pom");
        if (classifiers.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            AtomicFile.write(file, out -> out.write(pom.format().getBytes(StandardCharsets.UTF_8)));
        }
    }
}
