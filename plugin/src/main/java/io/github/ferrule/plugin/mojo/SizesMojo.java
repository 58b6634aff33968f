package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.BuildRequest;
import io.github.ferrule.plugin.build.Builder;
import io.github.ferrule.plugin.build.debug.DebugLevel;
import io.github.ferrule.plugin.bundle.size.SizeTable;
import io.github.ferrule.plugin.bundle.size.SizeVariant;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Measure how much {@code strip}, {@code lto}, and {@code opt-level} would save, by building the libraries with each.
 *
 * <p>Nothing is packed. The goal takes as long as five clean builds; one platform is usually enough:
 *
 * <p>{@code mvn ferrule:sizes -Dferrule.targets=host}
 *
 * @since 0.1.0
 */
@Mojo(name = "sizes", threadSafe = true)
public final class SizesMojo extends LibraryMojo {

    /**
     * Override {@code targets} for this run: {@code host}, {@code all}, or a comma-separated list of triples.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.targets", defaultValue = "all")
    String onlyTargets;

    @Override
    void run() throws IOException {
        ToolLog output = toolOutput();
        BuildRequest unchanged = request(
                configuredTargets().select(onlyTargets),
                DebugLevel.NONE,
                outputFolder().resolve("sizes"));
        SizeTable table = new SizeTable();
        for (SizeVariant variant : SizeVariant.LADDER) {
            Builder builder = tools().builder(output);
            BuildPlan plan = plan(builder, unchanged.withProfile(variant.settings()));
            if (!dryRun) {
                BuildReport report = builder.build(plan);
                output.endIfAny(report.problems());
                table.add(variant, report);
            }
        }
        table.lines().forEach(getLog()::info);
    }
}
