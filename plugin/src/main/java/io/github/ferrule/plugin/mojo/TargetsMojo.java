package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.engine.Wanted;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that work for several platforms. */
public abstract class TargetsMojo extends CrateMojo {

    /**
     * The platforms to build for; this machine's own if there are none.
     *
     * <p>A triple as rustc spells it, for Linux with glibc followed by the oldest glibc that the library must load on:
     *
     * <pre>{@code
     * <targets>
     *   <target>x86_64-unknown-linux-gnu.2.17</target>
     *   <target>aarch64-apple-darwin</target>
     *   <target><triple>x86_64-pc-windows-gnu</triple><features>simd</features></target>
     * </targets>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    List<Target> targets;

    /**
     * Build other platforms than {@link #targets} says, this once: {@code host}, {@code all}, or a list of triples.
     *
     * <pre>{@code mvn package -Dferrule.targets=host}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.targets", defaultValue = "all")
    String onlyTargets;

    /**
     * The backend for targets that do not name one: {@code auto}, {@code cargo}, {@code zigbuild}, {@code gcc},
     * {@code clang}, {@code xwin} or {@code cross}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.backend", defaultValue = "auto")
    String backend;

    /** The platforms of the pom. */
    final List<TargetRequest> configuredTargets() {
        return TargetSelection.requests(targets, backend);
    }

    /** The platforms of this run. */
    final Wanted selectedTargets() {
        return new TargetSelection(configuredTargets(), onlyTargets).selected();
    }
}
