package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The jars of a folder that contain libraries of a bundle. */
public final class PackedJars {

    private PackedJars() {}

    /**
     * Finds the jars. Spring Boot adds {@code .original} to the name of the jar that it packs again, in which the libraries are
     * where the loader looks for them.
     *
     * @throws FerruleException if there are none
     */
    public static List<Path> find(Path folder, BundleLayout layout) throws IOException {
        List<Path> jars = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(it -> it.toString().matches(".*\\.jar(\\.original)?"))
                        .sorted()
                        .toList()) {
                    if (hasLibrary(file, layout)) {
                        jars.add(file);
                    }
                }
            }
        }
        if (jars.isEmpty()) {
            throw Problem.of(
                            ProblemCode.NOTHING_TO_BUNDLE,
                            folder + ": contains no jar with libraries of " + layout.bundleId())
                    .remedy("pack them first:  mvn package , and name the folder with the jars:"
                            + "  -Dferrule.packedJars=target")
                    .asException();
        }
        return jars;
    }

    private static boolean hasLibrary(Path file, BundleLayout layout) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().anyMatch(entry -> layout.isDescriptor(entry.getName()));
        }
    }
}
