package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.audit.input.LibraryFiles;
import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.Builder;
import io.github.ferrule.plugin.build.ExpectedLibrary;
import io.github.ferrule.plugin.build.debug.DebugLevel;
import io.github.ferrule.plugin.support.file.AtomicFile;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.surface.CHeader;
import io.github.ferrule.plugin.surface.ExportedFunction;
import io.github.ferrule.plugin.surface.Surface;
import io.github.ferrule.plugin.surface.SurfaceJson;
import io.github.ferrule.plugin.surface.SurfaceReader;
import io.github.ferrule.plugin.surface.UnreadableSurfaceException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Print the C functions that the crate exports, with their types.
 *
 * <p>The functions of dependencies are included if the library exports them. rustdoc reads them, in a target folder of its
 * own. If the library for this machine has been built, what it exports without a Rust function is listed as "type unknown".
 *
 * @since 0.1.0
 */
@Mojo(name = "surface", threadSafe = true)
public final class SurfaceMojo extends LibraryMojo {

    /** The form of the output. */
    enum Format {
        TABLE,
        JSON,
        HEADER
    }

    /**
     * Choose the form: {@code table}, {@code json}, or {@code header}, a C header.
     *
     * <pre>{@code mvn ferrule:surface -Dferrule.surface.format=header -Dferrule.surface.output=target/mathlib.h}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.surface.format", defaultValue = "table")
    Format surfaceFormat;

    /**
     * Write to this file instead of the log.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.surface.output")
    File surfaceOutput;

    /** Receives the form in upper or lower case. */
    public void setSurfaceFormat(String name) {
        this.surfaceFormat = convert(text -> EnumParameter.of(Format.class, "surfaceFormat", text), name);
    }

    @Override
    void run() throws IOException {
        Builder builder = tools().builder(toolOutput());
        BuildPlan plan = plan(
                builder,
                request(
                        configuredTargets().host(),
                        DebugLevel.NONE,
                        outputFolder().resolve("natives")));
        if (dryRun) {
            return;
        }
        Surface surface = read(builder, plan);
        List<String> lines = switch (surfaceFormat) {
            case TABLE -> table(surface);
            case JSON -> SurfaceJson.format(surface).lines().toList();
            case HEADER -> CHeader.lines(surface, plan.crate().library());
        };
        SortedSet<String> unknown = unexplained(plan, surface);
        if (!unknown.isEmpty()) {
            getLog().info("type unknown, because no Rust function has these names: " + String.join(", ", unknown));
        }
        if (surfaceOutput == null) {
            lines.forEach(getLog()::info);
        } else {
            Path file = surfaceOutput.toPath().toAbsolutePath();
            String text = String.join("\n", lines) + "\n";
            AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            getLog().info("wrote " + surface.functions().size() + " functions to " + file);
        }
    }

    private static Surface read(Builder builder, BuildPlan plan) throws IOException {
        try {
            return new SurfaceReader(builder.toolchain(plan), plan).readAll();
        } catch (UnreadableSurfaceException e) {
            throw Problem.of(ProblemCode.UNREADABLE_SURFACE, plan.crate().library() + ": its functions cannot be read")
                    .fact(e.getMessage())
                    .remedy(
                            "run it alone with  RUSTC_BOOTSTRAP=1 cargo rustdoc --lib -- -Zunstable-options --output-format json")
                    .asException();
        }
    }

    /** Returns the exports of the built library that the surface does not have, such as C code; none before it is built. */
    private static SortedSet<String> unexplained(BuildPlan plan, Surface surface) throws IOException {
        SortedSet<String> exports = new TreeSet<>();
        for (ExpectedLibrary library : plan.libraries().toList()) {
            if (Files.isRegularFile(library.destination())) {
                LibraryFiles.read(library.destination()).binary().ifPresent(binary -> exports.addAll(binary.exports()));
            }
        }
        return surface.unexplained(exports);
    }

    private static List<String> table(Surface surface) {
        return surface.functions().values().stream()
                .map(ExportedFunction::declaration)
                .toList();
    }
}
