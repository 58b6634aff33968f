package io.github.ferrule.its;

import io.github.ferrule.its.maven.TestProject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An application that depends on the published quickstart.
 *
 * @param project its folder
 */
record Consumer(TestProject project) {

    static final String MAIN = "com.example.consumer.App";

    private static final Map<String, Consumer> BUILT = new TreeMap<>();

    /** One with the jar of a classifier, and more in its build; built once. */
    static Consumer of(String name, String classifier, String build, String... goals) {
        return of(name, "quickstart", "<classifier>" + classifier + "</classifier>", build, goals);
    }

    /** One with the pom that depends on the jars of all platforms; built once. */
    static Consumer ofAllPlatforms(String name, String build, String... goals) {
        return of(name, "quickstart-platform", "<type>pom</type>", build, goals);
    }

    private static synchronized Consumer of(String name, String artifact, String kind, String build, String... goals) {
        return BUILT.computeIfAbsent(name, it -> {
            TestProject project = TestProject.copy("consumer", "consumers/" + name)
                    .edit(
                            "pom.xml",
                            pom -> pom.replace("@artifact@", artifact)
                                    .replace("@kind@", kind)
                                    .replace(
                                            "@repository@",
                                            QuickstartRelease.get().repository())
                                    .replace("<!-- more -->", build));
            project.maven().succeeds(goals);
            return new Consumer(project);
        });
    }

    /** Its classes and the jars that Maven copied for it, as a class path. */
    String classPath(String folder) {
        try (Stream<Path> jars = Files.list(project.path(folder))) {
            return Stream.concat(Stream.of(classes()), jars.sorted())
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path classes() {
        return project.path("target/classes");
    }

    Path folder() {
        return project.path(".");
    }
}
