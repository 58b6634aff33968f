package io.github.ferrule.its.maven;

import io.github.ferrule.its.bed.Bed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.InvocationResult;
import org.apache.maven.shared.invoker.MavenInvocationException;

/** One call of Maven, as a user would type it, with a local repository of the tests' own. */
public final class MavenRun {

    /** The resource that tests share when they install the same project: Maven rewrites its list of versions in place. */
    public static final String INSTALLED = "com.acme:mathlib in the local repository";

    /** The variable with the options of Maven's JVM. */
    static final String OPTIONS = "MAVEN_OPTS";

    private final Path directory;
    private final Map<String, String> environment = new TreeMap<>(Bed.get().environment());
    private Path mavenHome = Path.of(System.getProperty("ferrule.its.mavenHome"));
    private Path javaHome = Path.of(System.getProperty("java.home"));

    MavenRun(Path directory) {
        this.directory = directory;
    }

    /** Sets an environment variable. */
    public MavenRun with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Spares rustc the optimizing, where a library is to be built and called, and not to be fast. */
    public MavenRun unoptimized() {
        return with("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0").with("CARGO_PROFILE_RELEASE_LTO", "off");
    }

    /** Keeps the compiled crates in the test bed, where the next run finds them; they are the same in every run. */
    public MavenRun keepingCrates(String name) {
        return with("CARGO_TARGET_DIR", Bed.kept("cargo-of-" + name).toString());
    }

    /** Uses another Maven than the one that runs the tests. */
    public MavenRun under(Path home) {
        mavenHome = home;
        return this;
    }

    /** Lets Maven run on another JDK than the tests do. */
    public MavenRun on(Path jdk) {
        javaHome = jdk;
        return this;
    }

    /** Runs, and expects that it ends. */
    MavenLog ends(String... arguments) {
        return run(List.of(arguments));
    }

    /** Runs and expects success. */
    public MavenLog succeeds(String... arguments) {
        MavenLog log = run(List.of(arguments));
        if (log.exitCode() != 0) {
            throw new AssertionError("Maven failed, but should not have:\n" + log.text());
        }
        return log;
    }

    /** Runs and expects failure. */
    public MavenLog fails(String... arguments) {
        MavenLog log = run(List.of(arguments));
        if (log.exitCode() == 0) {
            throw new AssertionError("Maven succeeded, but should have failed:\n" + log.text());
        }
        return log;
    }

    /** Starts Maven and does not wait for it; both of its streams go to a file. */
    public Process start(Path output, String... arguments) {
        try {
            // a shell that runs these tests in the background makes all of them ignore Ctrl-C
            List<String> command = new ArrayList<>(List.of("/usr/bin/env", "--default-signal=INT"));
            command.addAll(command(arguments));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("JAVA_HOME", javaHome.toString());
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The call for a shell, where Maven may find a terminal; the environment is the caller's to set. */
    public List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                mavenHome.resolve("bin").resolve("mvn").toString(),
                "-ntp",
                "-gs",
                settings().toString(),
                "-Dmaven.repo.local=" + System.getProperty("ferrule.its.repository")));
        command.addAll(List.of(arguments));
        return command;
    }

    private MavenLog run(List<String> arguments) {
        List<String> lines = new ArrayList<>();
        InvocationRequest request = new DefaultInvocationRequest();
        request.setBatchMode(true);
        request.setNoTransferProgress(true);
        request.setBaseDirectory(directory.toFile());
        request.setMavenHome(mavenHome.toFile());
        request.setLocalRepositoryDirectory(
                Path.of(System.getProperty("ferrule.its.repository")).toFile());
        request.setGlobalSettingsFile(settings().toFile());
        request.setJavaHome(javaHome.toFile());
        request.addArgs(arguments);
        request.setOutputHandler(line -> append(lines, line));
        request.setErrorHandler(line -> append(lines, line));
        environment.forEach(request::addShellEnvironment);
        if (hasClassArchive()) {
            request.addShellEnvironment(
                    OPTIONS, environment.get(OPTIONS) + new ClassArchive(mavenHome, javaHome).option());
        }
        try {
            InvocationResult result = new DefaultInvoker().execute(request);
            return new MavenLog(result.getExitCode(), List.copyOf(lines));
        } catch (MavenInvocationException e) {
            throw new IllegalStateException("Maven cannot be started", e);
        }
    }

    /** The folders that stand for the JDKs of other machines have no such file. */
    private boolean hasClassArchive() {
        return Files.exists(javaHome.resolve("release"))
                && environment.get(OPTIONS).equals(Bed.get().environment().get(OPTIONS));
    }

    private static void append(List<String> lines, String line) {
        synchronized (lines) {
            lines.add(line);
        }
    }

    /** Settings by which the machine's own local repository serves as a remote one. */
    static Path settings() {
        return Settings.FILE;
    }

    /** Written once: another test's Maven may be reading them. */
    private static final class Settings {
        static final Path FILE = write();

        private static Path write() {
            Path file = Path.of(System.getProperty("ferrule.its.work")).resolve("settings.xml");
            try (InputStream in = MavenRun.class.getResourceAsStream("/settings.xml")) {
                String outer = Path.of(System.getProperty("ferrule.its.outerRepository"))
                        .toUri()
                        .toString();
                Files.createDirectories(file.getParent());
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return Files.writeString(file, text.replace("@outer@", outer));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
