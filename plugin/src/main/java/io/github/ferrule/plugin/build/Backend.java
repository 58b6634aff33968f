package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.cargo.CargoMessage.Artifact;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.process.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A way to cross-compile. What differs from one to the next lives here. */
public sealed interface Backend permits NativeCargo, CargoZigbuild, CrossLinker, CargoXwin, Cross {

    /** The name in the configuration and in the plan. */
    String name();

    /** Why this backend can or cannot build the target on this host. */
    Suitability judge(TargetSpec target, Host host);

    /** The one cargo call for all these targets. */
    Command command(CargoVerb verb, BuildGroup group);

    /** Whether Rust's standard library for a target must be installed. */
    default boolean needsStandardLibrary(TargetTriple target, Host host) {
        return true;
    }

    /** Whether it brings its own emulators, so that tests run wherever it builds. */
    default boolean bringsEmulators() {
        return false;
    }

    /** The program that it starts, by name or path. */
    default String program() {
        return "cargo";
    }

    /**
     * Whether that is cargo itself, which looks at the crates at once: of two that do, one waits and says so. The others
     * ask half a second of other things first.
     */
    default boolean isCargo() {
        return program().equals("cargo");
    }

    /** The programs that it runs, by the names under which they are installed. */
    default List<String> tools() {
        return List.of("cargo");
    }

    /** Whether one call can build several targets. */
    default boolean takesSeveralTargets() {
        return true;
    }

    /** Where cargo puts what it builds for this group, as this machine sees it. */
    default Path targetDirectory(BuildGroup group) {
        return group.crate().targetDirectory();
    }

    /** Whether cargo speaks of the package that is to be built. */
    default boolean isOurs(Artifact artifact, BuildGroup group) {
        return artifact.packageId().equals(group.crate().cargoPackage().id());
    }

    /** Turns a path that cargo reports into one on this machine; empty if this backend cannot have made it. */
    default Optional<Path> hostPath(Path reported, BuildGroup group) {
        return Optional.of(reported);
    }

    /** Whether the output says that the backend has left the work to something else. */
    default boolean gaveUp(String output) {
        return false;
    }
}
