package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.explain.MissingTool;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.CommandNotFoundException;
import io.github.ferrule.plugin.support.process.CommandResult;
import io.github.ferrule.plugin.support.process.ExecCommandRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Let {@code mvn clean} remove cargo's {@code target} folder too.
 *
 * <p>Ferrule builds in cargo's own folder, which an IDE shares and which survives {@code mvn clean}, because a clean build of
 * a crate takes a long time. Add {@code <goal>clean</goal>} to the plugin's goals to run {@code cargo clean} as well. Without it,
 * {@code mvn ferrule:clean} does the same once.
 *
 * @since 0.1.0
 */
@Mojo(name = "clean", defaultPhase = LifecyclePhase.CLEAN, threadSafe = true)
public final class CleanMojo extends FerruleMojo {

    /**
     * Choose the folder that holds the crate's {@code Cargo.toml}. In a workspace, cargo cleans the whole workspace.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.crate", defaultValue = "${project.basedir}/src/main/rust")
    File crate;

    /**
     * Set it to {@code false} to keep cargo's folder.
     *
     * <p>For example:
     *
     * <pre>{@code mvn clean package -Dferrule.cleanCargo=false}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.cleanCargo", defaultValue = "true")
    boolean cleanCargo;

    @Override
    void run() throws IOException {
        if (!cleanCargo || !Files.isRegularFile(crate.toPath().resolve("Cargo.toml"))) {
            getLog().debug("cargo's folder is kept");
            return;
        }
        Command clean = Command.of(crate.toPath(), "cargo", "clean");
        try {
            CommandResult result = new ExecCommandRunner(System.getenv()).run(clean);
            if (!result.succeeded()) {
                throw Problem.of(
                                ProblemCode.CARGO_FAILED,
                                crate + ": cargo clean failed with exit code " + result.exitCode())
                        .facts(result.error().lines().toList())
                        .remedy(clean.changeOfDirectory() + " && " + clean)
                        .asException();
            }
            result.error().lines().map(String::trim).forEach(getLog()::info);
        } catch (CommandNotFoundException e) {
            throw MissingTool.of("clean", e.program()).asException();
        }
    }
}
