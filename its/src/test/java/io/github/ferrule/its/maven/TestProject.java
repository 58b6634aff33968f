package io.github.ferrule.its.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A copy of a project that a test may change and build. */
public final class TestProject {

    private final Path root;

    private TestProject(Path root) {
        this.root = root;
    }

    /** Copies {@code src/test/projects/<fixture>} to a folder of the test's own. */
    public static TestProject copy(String fixture, String name) {
        return copy(Path.of("src", "test", "projects", fixture), work().resolve(name));
    }

    /** Copies {@code examples/<name>}, the folder that a newcomer copies. */
    public static TestProject example(String example, String name) {
        return copy(Path.of(System.getProperty("ferrule.its.examples"), example), work().resolve(name));
    }

    /** Copies another fixture over this project: only the files that differ. */
    public TestProject overlay(String fixture) {
        copyTree(Path.of("src", "test", "projects", fixture), root);
        return this;
    }

    private static TestProject copy(Path from, Path to) {
        try {
            deleteTree(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        copyTree(from, to);
        return new TestProject(to);
    }

    private static void copyTree(Path from, Path to) {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path :
                    tree.filter(path -> !isBuilt(from.relativize(path))).toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(Files.isDirectory(path) ? target : target.getParent());
                if (Files.isRegularFile(path)) {
                    String ferrule = System.getProperty("ferrule.version");
                    Files.writeString(target, Files.readString(path).replace("@ferrule.version@", ferrule));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls Maven in the project. */
    public MavenRun maven() {
        return new MavenRun(root);
    }

    public Path path(String relative) {
        return root.resolve(relative);
    }

    public boolean has(String relative) {
        return Files.exists(path(relative));
    }

    public Jar jar(String relative) {
        return new Jar(path(relative));
    }

    /** Writes a file, with the folders above it. */
    public TestProject write(String relative, String text) {
        try {
            Files.createDirectories(path(relative).getParent());
            Files.writeString(path(relative), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes a file. */
    public TestProject edit(String relative, UnaryOperator<String> change) {
        try {
            String before = Files.readString(path(relative));
            String after = change.apply(before);
            if (after.equals(before)) {
                throw new AssertionError("the edit of " + relative + " changes nothing");
            }
            return write(relative, after);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a file or folder. */
    public TestProject delete(String relative) {
        try {
            deleteTree(path(relative));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the plugin's configuration of the pom another content. */
    public TestProject configure(String xml) {
        return edit(
                "pom.xml",
                pom -> pom.replaceFirst(
                        "(?s)<configuration>.*?</configuration>", "<configuration>" + xml + "</configuration>"));
    }

    private static boolean isBuilt(Path path) {
        for (Path part : path) {
            if (part.toString().equals("target")) {
                return true;
            }
        }
        return false;
    }

    private static Path work() {
        return Path.of(System.getProperty("ferrule.its.work"));
    }

    private static void deleteTree(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> tree = Files.walk(path)) {
                for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
