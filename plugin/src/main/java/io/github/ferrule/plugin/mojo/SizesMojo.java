package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.engine.CrateRequest;
import io.github.ferrule.plugin.build.engine.Engine;
import io.github.ferrule.plugin.build.engine.Prepared;
import io.github.ferrule.plugin.bundle.size.SizeTable;
import io.github.ferrule.plugin.bundle.size.SizeVariant;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Measure what {@code strip}, {@code lto} and {@code opt-level} would take off the libraries, by building them with each.
 *
 * <p>Nothing of it is packed. It takes as long as five clean builds; one platform is mostly enough:
 *
 * <p>{@code mvn ferrule:sizes -Dferrule.targets=host}
 *
 * @since 0.1.0
 */
@Mojo(name = "sizes", threadSafe = true)
public final class SizesMojo extends TargetsMojo {

    @Override
    void run() throws IOException {
        ToolOutput toolOutput = toolOutput();
        Path folder =
                Path.of(project.getBuild().getDirectory()).resolve("ferrule").resolve("sizes");
        CrateRequest asItIs = request(selectedTargets(), folder);
        SizeTable table = new SizeTable();
        for (SizeVariant variant : SizeVariant.LADDER) {
            Engine engine = engine(toolOutput);
            Prepared prepared = engine.prepare(asItIs.withProfile(variant.settings()));
            if (dryRun) {
                prepared.describe().forEach(getLog()::info);
                continue;
            }
            BuildReport report = engine.build(prepared);
            toolOutput.endIfAny(report.problems());
            table.add(variant, report);
        }
        table.lines().forEach(getLog()::info);
    }
}
