package io.github.ferrule.plugin.support.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.Executor;
import org.apache.commons.exec.PumpStreamHandler;

/** Runs commands with commons-exec. When this process ends, it ends its children and their descendants. */
public final class ExecCommandRunner implements CommandRunner {

    private final Map<String, String> environment;
    private final ExecutableFinder finder;

    /** Starts programs with this environment, whose {@code PATH} is also searched for them. */
    public ExecCommandRunner(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.finder = new ExecutableFinder(environment);
    }

    @Override
    public int run(Command command, Consumer<String> standardOutput, Consumer<String> standardError) {
        String program = finder.find(command.program(), command.directory())
                .orElseThrow(() -> new CommandNotFoundException(command.program()))
                .toString();
        CommandLine line = new CommandLine(program);
        command.arguments().forEach(argument -> line.addArgument(argument, false));
        LineStream out = new LineStream(standardOutput);
        LineStream error = new LineStream(standardError);
        Executor executor = DefaultExecutor.builder()
                .setWorkingDirectory(command.directory().toFile())
                .get();
        executor.setStreamHandler(new PumpStreamHandler(out, error));
        executor.setProcessDestroyer(ProcessTrees.INSTANCE);
        executor.setExitValues(null);
        try (out;
                error) {
            return executor.execute(line, environmentOf(command));
        } catch (ExecuteException e) {
            return e.getExitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(program + " cannot be run", e);
        }
    }

    private Map<String, String> environmentOf(Command command) {
        Map<String, String> merged = new TreeMap<>(environment);
        command.environment().forEach((name, value) -> {
            if (value.isPresent()) {
                merged.put(name, value.get());
            } else {
                merged.remove(name);
            }
        });
        return merged;
    }
}
