package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The project's own jar, to which libraries can be added.
 *
 * @param file the jar
 * @param layout the paths of this bundle's descriptors
 */
public record MainJar(Path file, BundleLayout layout) {

    /**
     * Finds the jar.
     *
     * @param file the project's main artifact, if there is one
     * @throws FerruleException if it is not a jar
     */
    public static MainJar of(Optional<Path> file, BundleLayout layout) {
        return file.filter(Files::isRegularFile)
                .map(it -> new MainJar(it, layout))
                .orElseThrow(() -> Problem.of(
                                ProblemCode.NO_MAIN_JAR, "attach: main, but the project has no jar of its own")
                        .fact("ferrule:bundle must run after the goal that packs the jar, in the same Maven run")
                        .remedy("run  mvn package , or write  <attach>thin</attach>")
                        .asException());
    }

    /** Adds the libraries, and removes those of an earlier run: maven-jar-plugin may keep an unchanged jar. */
    public void take(JarWriter writer, List<JarContent> contents) throws IOException {
        Set<String> old = libraries();
        SbomEntries inventory = new SbomEntries(layout.bundleId());
        writer.update(file, contents, path -> old.contains(path) || inventory.holds(path));
    }

    /** Returns the descriptors in the jar, and the files that they name. */
    private Set<String> libraries() throws IOException {
        Set<String> names = new HashSet<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry :
                    zip.stream().filter(it -> layout.isDescriptor(it.getName())).toList()) {
                Properties descriptor = new Properties();
                descriptor.load(zip.getInputStream(entry));
                names.add(entry.getName());
                names.add(descriptor.getProperty("resource", ""));
            }
        }
        return names;
    }
}
