package io.github.ferrule.plugin.release.workflow;

import java.util.List;
import java.util.stream.Stream;

/**
 * The commands of a workflow, at the root of the repository.
 *
 * @param maven the Maven command with the service's usual options
 * @param place the module's place in the repository
 */
record WorkflowCommands(String maven, ModuleLocation place) {

    private static final String COPY = " dependency:copy-dependencies";
    private static final String COPIED = " -DincludeScope=runtime -DoutputDirectory=target/runtime";
    private static final String STAGING = " \"-DaltDeploymentRepository=staging::file:target/staging\"";

    private static final String RELEASE = "target/ferrule/central-bundle.zip";

    /** Returns a path that both services take for a name: in the module, or where a copy of it is. */
    String named(String path) {
        return place.isName() ? place.path(path) : path;
    }

    /** Returns the path of the release. */
    String release() {
        return named(RELEASE);
    }

    /** Builds the libraries of one machine. */
    List<String> build(String triples, String targets) {
        String add = "rustup target add " + triples;
        return List.of(
                // the folder where the module's rust-toolchain.toml applies
                place.isRoot() ? add : "(cd " + Quoting.shell(place.path("")) + " && " + add + ")",
                maven + place.alone() + " ferrule:build -Dferrule.targets=" + targets);
    }

    /** Packs the libraries, and copies the jars that they need at run time to {@code target/runtime}. */
    List<String> pack(boolean ferruleLoader) {
        String call = maven + place.withNeighbours();
        if (!ferruleLoader) {
            return List.of(call + " package" + collected());
        }
        if (!place.isRoot() && place.reactor().isPresent()) {
            // another module is a jar only in the call that packed it
            return List.of(call + " package" + COPY + collected() + COPIED);
        }
        return List.of(call + " package" + collected(), call + COPY + COPIED);
    }

    /** Copies the jars of a module in a folder to where they are at the root. */
    String copyJars(boolean ferruleLoader) {
        return "mkdir -p target && cp -R " + Quoting.shell(place.path("target")) + "/*.jar "
                + (ferruleLoader ? Quoting.shell(place.path("target/runtime")) + " " : "") + "target/";
    }

    /** Copies the libraries of a machine. */
    String copyNatives(String to) {
        return "cp -R " + Quoting.shell(place.path("target/ferrule/natives")) + " " + to;
    }

    /** Stages the release and checks it; copies it from a folder that a service would take for a pattern. */
    List<String> publish() {
        if (place.isRoot()) {
            return List.of(maven + " deploy ferrule:central" + collected() + STAGING);
        }
        Stream<String> commands = Stream.of(
                maven + place.withNeighbours() + " deploy" + collected() + STAGING,
                maven + place.alone() + " ferrule:central \"-Dferrule.staging=$PWD/target/staging\"");
        Stream<String> copy = place.isName()
                ? Stream.empty()
                : Stream.of("mkdir -p target/ferrule && cp " + Quoting.shell(place.path(RELEASE)) + " " + RELEASE);
        return Stream.concat(commands, copy).toList();
    }

    private String collected() {
        // Maven resolves relative paths against the module's folder
        return " -DskipTests "
                + (place.isRoot() ? "-Dferrule.collectFrom=downloads" : "\"-Dferrule.collectFrom=$PWD/downloads\"");
    }
}
