package io.github.ferrule.plugin.release.workflow;

import java.util.List;

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

    /** Stages the release and checks it. */
    List<String> publish() {
        if (place.isRoot()) {
            return List.of(maven + " deploy ferrule:central" + collected() + STAGING);
        }
        return List.of(
                maven + place.withNeighbours() + " deploy" + collected() + STAGING,
                maven + place.alone() + " ferrule:central \"-Dferrule.staging=$PWD/target/staging\"");
    }

    private String collected() {
        // Maven resolves relative paths against the module's folder
        return " -DskipTests "
                + (place.isRoot() ? "-Dferrule.collectFrom=downloads" : "\"-Dferrule.collectFrom=$PWD/downloads\"");
    }
}
