package io.github.ferrule.loader.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with everything that a JVM of a test needs, readable by every user: the loader's jar, JNA, the programs, and an
 * empty home and temporary folder.
 */
public final class TestApplication {
    private static final long SETTLED = 2000;

    private final Path root;
    private final List<Path> classPath = new ArrayList<>();

    public TestApplication(Path root) {
        this.root = root;
        try {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.createDirectories(home());
            Files.createDirectories(temp());
            classPath.add(copy(loader(), "loader.jar"));
            classPath.add(copy(jna(), "jna.jar"));
            classPath.add(programs());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path root() {
        return root;
    }

    public Path home() {
        return root.resolve("home");
    }

    public Path temp() {
        return root.resolve("tmp");
    }

    /** The folder with one entry for each cached library. */
    public Path cache() {
        return home().resolve(".cache/ferrule/natives/v1");
    }

    public Path library(String name) {
        return root.resolve(name);
    }

    public TestApplication onClassPath(Path... entries) {
        classPath.addAll(List.of(entries));
        return this;
    }

    public static Path loader() {
        return Path.of(System.getProperty("ferrule.loader.jar"));
    }

    public static Path jna() throws IOException {
        return Path.of(URI_OF_JNA);
    }

    private static final String URI_OF_JNA = com.sun.jna.Library.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .getPath();

    /** A JVM of the running version with this world's home, temporary folder and class path. */
    public ChildProcess java(Class<?> program, String... args) {
        return java(Path.of(System.getProperty("java.home")), program, List.of(), args);
    }

    public ChildProcess java(Path jdk, Class<?> program, List<String> options, String... args) {
        ChildProcess child = new ChildProcess(jdk.resolve("bin/java").toString());
        child.args("-Duser.home=" + home(), "-Djava.io.tmpdir=" + temp(), "-XX:TieredStopAtLevel=1");
        child.args(options.toArray(new String[0]));
        return child.args("-cp", classPath(), program.getName()).args(args).in(root);
    }

    public String classPath() {
        StringBuilder text = new StringBuilder();
        for (Path entry : classPath) {
            text.append(text.length() == 0 ? "" : File.pathSeparator).append(entry);
        }
        return text.toString();
    }

    /**
     * Waits until the last change of a file is so long ago that the loader trusts the file to stay as it is: another change
     * within two seconds could have the same time.
     */
    public static void awaitSettled(Path file) throws Exception {
        long changed = ((FileTime) Files.getAttribute(file, "unix:ctime")).toMillis();
        Condition.await(file + " has settled", () -> System.currentTimeMillis() - changed >= SETTLED);
    }

    /** All files below a folder. */
    public static List<Path> files(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path programs() throws IOException {
        Path from = Path.of("target/test-classes/io/github/ferrule/loader/program");
        Path to = Files.createDirectories(root.resolve("programs/io/github/ferrule/loader/program"));
        for (Path file : files(from)) {
            Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        return root.resolve("programs");
    }

    private Path copy(Path file, String name) throws IOException {
        return Files.copy(file, root.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
