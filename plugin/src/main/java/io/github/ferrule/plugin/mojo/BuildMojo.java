package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.TargetTwins;
import io.github.ferrule.plugin.build.debug.DebugLevel;
import io.github.ferrule.plugin.support.process.Questions;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Cross-compile the crate for every target.
 *
 * <p>The libraries go to {@code target/ferrule/natives/<triple>/}, where {@code ferrule:bundle} takes them from.
 *
 * @since 0.1.0
 */
@Mojo(name = "build", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true)
public final class BuildMojo extends ReleaseMojo {

    /**
     * List the crates in each library: a CycloneDX bill of materials, and the license texts, go into the jars.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.sbom", defaultValue = "true")
    boolean sbom;

    /**
     * Set debug symbols apart, for a jar with the classifier {@code debug}: {@code lines}, functions and lines, which is enough
     * for stack traces; {@code full}, variables too; or {@code none}. The libraries in the other jars are stripped.
     *
     * <p>{@code .debug} files for Linux and Windows (gnu), {@code .pdb} for Windows (msvc), {@code .dSYM} for macOS where
     * dsymutil is there.
     *
     * <pre>{@code mvn deploy -Dferrule.debugSymbols=lines}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.debugSymbols", defaultValue = "none")
    String debugSymbols;

    @Override
    DebugLevel debugLevel() {
        return DebugLevel.parse(debugSymbols);
    }

    @Override
    Companion companion(Questions questions) {
        return new ReleaseCompanion(this, questions);
    }

    @Override
    void run() throws IOException {
        if (collectFrom != null) {
            getLog().info("nothing is built, because ferrule.collectFrom says where the libraries are");
            return;
        }
        TargetTwins.reject(configuredTargets());
        Optional<BuildReport> report = build(selectedTargets(), nativesFolder());
        if (report.isPresent()) {
            publishList(report.get().libraries());
            markBuilt();
        }
    }

    /** Whether the jars that are to come have names to tell them apart; fails if not. */
    boolean isNamed() {
        bundle().naming().check(triples(), "library");
        return true;
    }
}
