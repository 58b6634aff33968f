package io.github.ferrule.plugin.release.workflow;

import java.util.List;

/**
 * The commands of a workflow, at the root of the repository.
 *
 * @param maven Maven, with what the service tells it each time
 * @param place where the module is
 */
record MavenSteps(String maven, ModulePlace place) {

    private static final String COPY = " dependency:copy-dependencies";
    private static final String COPIED = " -DincludeScope=runtime -DoutputDirectory=target/runtime";
    private static final String STAGING = " \"-DaltDeploymentRepository=staging::file:target/staging\"";

    /** Builds the libraries of one machine. */
    List<String> build(String triples, String targets) {
        String add = "rustup target add " + triples;
        return List.of(
                // where a rust-toolchain.toml of the module holds
                place.isRoot() ? add : "(cd " + Quoted.shell(place.path("")) + " && " + add + ")",
                maven + place.alone() + " ferrule:build -Dferrule.targets=" + targets);
    }

    /** Packs the set, and brings the jars that it needs to run to {@code target/runtime}. */
    List<String> pack() {
        String call = maven + place.withNeighbours();
        if (!place.isRoot() && place.reactor().isPresent()) {
            // a neighbour is a jar for the call that packed it, and for no other
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
        // Maven takes what is relative from the module's folder
        return " -DskipTests "
                + (place.isRoot() ? "-Dferrule.collectFrom=downloads" : "\"-Dferrule.collectFrom=$PWD/downloads\"");
    }
}
