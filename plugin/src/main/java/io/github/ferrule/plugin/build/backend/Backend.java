package io.github.ferrule.plugin.build.backend;

import io.github.ferrule.plugin.build.BuildGroup;
import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.cargo.CargoMessage.Artifact;
import io.github.ferrule.plugin.build.link.LinkerScript;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.process.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A tool that cross-compiles crates; everything that differs between these tools is here. */
public sealed interface Backend permits NativeCargo, CargoZigbuild, CrossLinker, CargoXwin, Cross {

    /** Returns the name in the configuration and in the plan. */
    String name();

    /** Decides whether this backend can build the target on this host, and why. */
    Suitability suitability(TargetSpec target, Host host);

    /** Adds the flags that the backend needs to a target, before those of the user. */
    default TargetRequest adapt(TargetRequest target) {
        return target;
    }

    /** Returns the cargo call for all targets of the group. */
    Command command(CargoSubcommand verb, BuildGroup group);

    /** Checks if Rust's standard library for a target must be installed. */
    default boolean needsStandardLibrary(TargetTriple target, Host host) {
        return true;
    }

    /** Checks if it runs in containers, which bring emulators: tests run wherever it builds. */
    default boolean usesContainers() {
        return false;
    }

    /** Installs the missing tools of this backend. */
    default void install(ToolInstaller tools) {}

    /** Returns the scripts that the command of a group refers to. */
    default List<LinkerScript> scripts(BuildGroup group) {
        return List.of();
    }

    /** Returns this backend if it is cargo-zigbuild, whose tools must fit together. */
    default Optional<CargoZigbuild> zigbuild() {
        return Optional.empty();
    }

    /** Returns the name or path of the program that it starts. */
    default String program() {
        return "cargo";
    }

    /**
     * Checks if that is cargo itself, which locks the list of crates at once; other programs query other tools first, for
     * about half a second.
     */
    default boolean isCargo() {
        return program().equals("cargo");
    }

    /** Returns the programs that it runs, by the names under which they are installed. */
    default List<String> tools() {
        return List.of("cargo");
    }

    /** Checks if one call can build several targets. */
    default boolean takesSeveralTargets() {
        return true;
    }

    /** Returns cargo's target folder for a group, as a path of this machine. */
    default Path targetDirectory(BuildGroup group) {
        return group.crate().targetDirectory();
    }

    /** Checks if a message is about the package of the group. */
    default boolean isOurs(Artifact artifact, BuildGroup group) {
        return artifact.packageId().equals(group.crate().cargoPackage().id());
    }

    /** Converts a path that cargo reports to one of this machine; empty if this backend cannot have made the file. */
    default Optional<Path> hostPath(Path reported, BuildGroup group) {
        return Optional.of(reported);
    }

    /** Checks if the output says that the backend left the work to another tool. */
    default boolean gaveUp(String output) {
        return false;
    }
}
