package io.github.ferrule.its.maven;

import io.github.ferrule.its.bed.Bed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The classes of Maven and its plugins in a file that the JVM maps, so that a Maven takes a sixth less CPU. A class that has changed
 * since then does not match, and is read from its jar.
 */
final class ClassArchive {

    private static final Path FILE = Bed.kept("classes-of-maven-" + version() + ".jsa");

    static {
        if (!Files.exists(FILE)) {
            write();
        }
    }

    private ClassArchive() {}

    /** Returns the option for this JVM and this Maven; the first run writes the file to the test bed. */
    static String option() {
        return " -XX:SharedArchiveFile=" + FILE;
    }

    private static void write() {
        Path part = FILE.resolveSibling(
                FILE.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.createDirectories(FILE.getParent());
            MavenLog log = TestProject.copy("mathlib", "class-archive")
                    .maven()
                    .with(
                            MavenRun.OPTIONS,
                            Bed.get().environment().get(MavenRun.OPTIONS) + " -XX:ArchiveClassesAtExit=" + part)
                    .ends("package");
            if (!Files.exists(part)) {
                throw new AssertionError("Java wrote no archive of Maven's classes:\n" + log.text());
            }
            Files.move(part, FILE, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JVM's version, and the time of the jar that starts Maven: an archive fits no other. */
    private static String version() {
        try (Stream<Path> boot = Files.list(Path.of(System.getProperty("ferrule.its.mavenHome"), "boot"))) {
            Path launcher = boot.filter(file -> file.toString().endsWith(".jar"))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            return System.getProperty("java.vm.version") + "-"
                    + Files.getLastModifiedTime(launcher).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
