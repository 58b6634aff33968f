package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.engine.Engine;
import io.github.ferrule.plugin.build.toolchain.Provisioning;
import io.github.ferrule.plugin.support.process.CommandRunner;
import io.github.ferrule.plugin.support.process.ExecCommandRunner;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that run tools: who installs these, what they are told, and where their words go. */
public abstract class ToolMojo extends NamingMojo {

    /**
     * Whether missing tools may be installed: {@code auto}, or {@code never}, which names the command to run instead.
     *
     * <p>Rust's standard library for a target comes by {@code rustup}; zig and cargo-zigbuild come by {@code pip}, pinned
     * by hash, into {@link #toolCache}, and so do cross and cargo-xwin by {@code cargo install --locked}. Maven's {@code -o}
     * means {@code never}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.provision", defaultValue = "auto")
    String provision;

    /**
     * The folder for tools that Ferrule installs; {@code ferrule} in the user's cache folder if not set.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.toolCache")
    File toolCache;

    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    String outputTimestamp;

    /** What plans and builds, with this process's environment. */
    final Engine engine(Consumer<String> output) {
        return new Engine(runner(), environment(), provisioning(), output);
    }

    /** What starts programs, with this process's environment. */
    final CommandRunner runner() {
        return new ExecCommandRunner(environment());
    }

    /** The environment of the tools: this process's own, and whether they may use colours. */
    final Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        Terminal.of(session).tell(environment);
        // linkers write it into libraries for Windows, instead of the time of day
        environment.putIfAbsent("SOURCE_DATE_EPOCH", Long.toString(OutputTimestamp.epochSecond(outputTimestamp)));
        return environment;
    }

    final Provisioning provisioning() {
        boolean allowed = OnOff.parse("provision", provision, "auto", "never") && !session.isOffline();
        return new Provisioning(allowed, toolCache == null ? UserCache.folder(System.getenv()) : toolCache.toPath());
    }

    /** Where the lines of the tools go. */
    final ToolOutput toolOutput() {
        return new ToolOutput(getLog(), Terminal.of(session).progress());
    }
}
