package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.debug.DebugLevel;
import io.github.ferrule.plugin.build.engine.CrateRequest;
import io.github.ferrule.plugin.build.engine.Engine;
import io.github.ferrule.plugin.build.engine.Prepared;
import io.github.ferrule.plugin.build.engine.Wanted;
import io.github.ferrule.plugin.support.process.Questions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that work on a crate: which it is, and from the request to the report. */
public abstract class CrateMojo extends CargoMojo {

    /**
     * The folder with the crate's {@code Cargo.toml}.
     *
     * <p>It may be a workspace; then {@link #packageName} says which of its packages is meant.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.crate", defaultValue = "${project.basedir}/src/main/rust")
    File crate;

    /**
     * The package to build, where the folder holds a workspace with more than one {@code cdylib}.
     *
     * <pre>{@code <package>mathlib-jni</package>}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(name = "package", property = "ferrule.package")
    String packageName;

    /**
     * Name the folders of crate, cargo and compiler {@code /project}, {@code /cargo} and {@code /rust} in the libraries, so
     * that they do not tell where they were built.
     *
     * <p>Off by default, since cargo then compiles everything once more than for a plain {@code cargo build}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.remapPaths", defaultValue = "false")
    boolean remapPaths;

    /**
     * Print what would be done, for each target, and stop.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.dryRun", defaultValue = "false")
    boolean dryRun;

    /** Takes {@code <package>}, a name that Java does not allow for a field. */
    public final void setPackage(String name) {
        this.packageName = name;
    }

    /** What the user wrote, for these targets. */
    final CrateRequest request(Wanted targets, Path output) {
        return new CrateRequest(
                crate.toPath(),
                Optional.ofNullable(packageName),
                targets,
                cargoOptions(),
                remapPaths,
                debugLevel(),
                output);
    }

    /** How much a debugger is told, in files of its own; only a release sets them apart. */
    DebugLevel debugLevel() {
        return DebugLevel.NONE;
    }

    /** Plans the build of these targets and, unless this is a dry run, does it. */
    final Optional<BuildReport> build(Wanted targets, Path output) throws IOException {
        ToolOutput toolOutput = toolOutput();
        Engine engine = engine(toolOutput);
        try (Questions questions = new Questions()) {
            Companion companion = companion(questions);
            Prepared prepared = engine.prepare(request(targets, output));
            companion.planned(engine, prepared);
            prepared.describe().forEach(dryRun ? getLog()::info : getLog()::debug);
            if (dryRun) {
                return Optional.empty();
            }
            BuildReport report = engine.build(prepared);
            report.table().forEach(getLog()::info);
            toolOutput.endIfAny(report.problems());
            companion.built(prepared, report);
            return Optional.of(report);
        }
    }

    /** What this goal does beside a build. */
    Companion companion(Questions questions) {
        return Companion.NONE;
    }
}
