package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.Builder;
import io.github.ferrule.plugin.build.toolchain.ProvisioningPolicy;
import io.github.ferrule.plugin.support.process.CommandRunner;
import io.github.ferrule.plugin.support.process.ExecCommandRunner;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;

/**
 * The environment in which tools run, and the permission to install them.
 *
 * @param environment the variables that tools see
 * @param provisioning the permission, and the folder for what is installed
 */
record ToolEnvironment(Map<String, String> environment, ProvisioningPolicy provisioning) {

    /** Combines the parameters of a goal with this process's environment. */
    static ToolEnvironment of(
            MavenSession session, ProvisioningMode provision, File toolCache, String outputTimestamp) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        Terminal.of(session).configure(environment);
        // linkers write it into libraries for Windows, instead of the current time
        environment.putIfAbsent("SOURCE_DATE_EPOCH", Long.toString(OutputTimestamp.epochSecond(outputTimestamp)));
        boolean allowed = provision == ProvisioningMode.AUTO && !session.isOffline();
        if (!allowed) {
            environment.put("RUSTUP_AUTO_INSTALL", "0"); // rustup 1.28 and later: install no toolchain by itself
        }
        return new ToolEnvironment(
                environment,
                new ProvisioningPolicy(
                        allowed,
                        toolCache == null
                                ? ProvisioningPolicy.defaultCache(
                                        System.getProperty("os.name"),
                                        Path.of(System.getProperty("user.home")),
                                        System.getenv())
                                : toolCache.toPath()));
    }

    CommandRunner runner() {
        return new ExecCommandRunner(environment);
    }

    /** Creates the builder, whose tools print to the consumer. */
    Builder builder(Consumer<String> output) {
        return new Builder(runner(), environment, provisioning, output);
    }
}
