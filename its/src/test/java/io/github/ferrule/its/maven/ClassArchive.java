package io.github.ferrule.its.maven;

import io.github.ferrule.its.bed.Bed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The classes of a Maven and its plugins in a file that the JVM maps, so that this Maven takes a sixth less CPU. A class that has
 * changed since then does not match, and is read from its jar.
 *
 * @param maven the Maven's home
 * @param jdk the home of its JDK
 */
record ClassArchive(Path maven, Path jdk) {

    private static final Map<ClassArchive, String> OPTIONS = new ConcurrentHashMap<>();

    /** Returns the option for the JVM, with a blank before it; the first run writes the file to the test bed. */
    String option() {
        return OPTIONS.computeIfAbsent(this, archive -> " -XX:SharedArchiveFile=" + archive.file());
    }

    private Path file() {
        try {
            Path file = Bed.kept("classes-of-maven-" + maven.getFileName() + "-" + fingerprint() + ".jsa");
            if (!Files.exists(file)) {
                write(file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        String name = maven.getFileName() + "-" + jdk.getFileName();
        MavenLog log = TestProject.copy("mathlib", "class-archive/" + name)
                .maven()
                .under(maven)
                .on(jdk)
                .with(
                        MavenRun.OPTIONS,
                        Bed.get().environment().get(MavenRun.OPTIONS) + " -XX:ArchiveClassesAtExit=" + part)
                .ends("package");
        if (!Files.exists(part)) {
            throw new AssertionError("Java wrote no archive of Maven's classes:\n" + log.text());
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** An archive fits one build of the JDK, and one jar that starts Maven. */
    private String fingerprint() throws IOException {
        try (Stream<Path> boot = Files.list(maven.resolve("boot"))) {
            Path launcher = boot.filter(jar -> jar.toString().endsWith(".jar"))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            return Integer.toHexString(Objects.hash(
                    launcher.toString(),
                    Files.getLastModifiedTime(launcher).toMillis(),
                    jdk.toString(),
                    Files.readString(jdk.resolve("release"))));
        }
    }
}
