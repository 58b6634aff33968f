package io.github.ferrule.loader.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process to be started: a command, an environment, and perhaps a wrapper such as {@code strace} around it. */
public final class ChildProcess {
    private static final int SECONDS = 60;

    private final List<String> wrapper = new ArrayList<>();
    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Path folder;

    public ChildProcess(String... command) {
        this.command.addAll(List.of(command));
    }

    public ChildProcess args(String... more) {
        command.addAll(List.of(more));
        return this;
    }

    public ChildProcess env(String name, Object value) {
        environment.put(name, value.toString());
        return this;
    }

    public ChildProcess in(Path workingFolder) {
        folder = workingFolder;
        return this;
    }

    /** Puts a command before the command; the last one added is the outermost. */
    public ChildProcess under(String... outer) {
        wrapper.addAll(0, List.of(outer));
        return this;
    }

    /** Runs in mount and process namespaces of its own, after shell commands that change the mounts. */
    public ChildProcess afterMounting(String script) {
        Machine.needs("unshare");
        Machine.needsRoot();
        return under("unshare", "-m", "sh", "-ec", script + "\nexec \"$@\"", "sh");
    }

    /** Runs as a user that has no account, so that the JVM knows no home. */
    public ChildProcess asUser(int uid) {
        Machine.needs("setpriv");
        Machine.needsRoot();
        String id = Integer.toString(uid);
        return under("setpriv", "--reuid", id, "--regid", id, "--clear-groups");
    }

    public Process start(Path output, Path errors) {
        List<String> all = new ArrayList<>(wrapper);
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().keySet().removeIf(name -> name.startsWith("FERRULE_") || name.startsWith("XDG_"));
        builder.environment().putAll(environment);
        builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.redirectInput(new File("/dev/null"));
        if (folder != null) {
            builder.directory(folder.toFile());
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Outcome run() {
        try {
            Path output = Files.createTempFile("child", ".out");
            Path errors = Files.createTempFile("child", ".err");
            Process process = start(output, errors);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no end after " + SECONDS + " s: " + command);
            }
            Outcome outcome = new Outcome(process.exitValue(), Files.readString(output), Files.readString(errors));
            Files.delete(output);
            Files.delete(errors);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
