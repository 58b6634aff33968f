package io.github.ferrule.plugin.release.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The commands of a workflow, at the root of the repository.
 *
 * @param maven the Maven command with the service's usual options
 * @param tag the service's variable with the tag of a release
 * @param place the module's place in the repository
 */
record WorkflowCommands(String maven, String tag, ModuleLocation place) {

    private static final String COPY = " dependency:copy-dependencies";
    private static final String COPIED = " -DincludeScope=runtime -DoutputDirectory=target/runtime";
    private static final String STAGING = " \"-DaltDeploymentRepository=staging::file:target/staging\"";

    /** The folder in which one job hands generated sources to the next. */
    static final String BINDINGS = "target/bindings";

    private static final String GENERATED = "target/generated-sources/ferrule";
    private static final String RELEASE = "target/ferrule/central-bundle.zip";
    private static final String PLATFORM_POM = "target/ferrule/platform.pom";

    /** The SBOMs in the jars of the release, as files. */
    private static final String SBOM = "mkdir -p target/sbom && find \"$PWD/target/staging\" -name '*.jar'"
            + " | (cd target/sbom && while read -r jar; do jar xf \"$jar\" META-INF/sbom; done)";

    /** Returns a path that both services take for a name: in the module, or where a copy of it is. */
    String named(String path) {
        return place.isName() ? place.path(path) : path;
    }

    /** Returns the path of the release. */
    String release() {
        return named(RELEASE);
    }

    /** Builds the libraries of one machine. */
    List<String> build(String triples, List<String> executions, String targets) {
        String goals = executions.isEmpty()
                ? "ferrule:build"
                : executions.stream()
                        .map(id -> "ferrule:build@" + Quoting.shell(id))
                        .collect(Collectors.joining(" "));
        String add = "rustup target add " + triples;
        return List.of(
                // the folder where the module's rust-toolchain.toml applies
                place.isRoot() ? add : "(cd " + Quoting.shell(place.path("")) + " && " + add + ")",
                maven + place.alone() + " " + goals + " -Dferrule.targets=" + targets);
    }

    /**
     * Packs the libraries, copies the jars that they need at run time to {@code target/runtime}, and the sources that were
     * generated to {@link #BINDINGS}.
     */
    List<String> pack(boolean ferruleLoader, boolean bindings) {
        List<String> commands = new ArrayList<>(pack(ferruleLoader));
        if (bindings) {
            commands.add("mkdir -p target && cp -R " + Quoting.shell(place.path(GENERATED)) + " " + BINDINGS);
        }
        return commands;
    }

    /** Takes the sources that {@link #pack} has copied, so that the tests need no Rust. */
    String takeBindings() {
        String folder = Quoting.shell(place.path(GENERATED));
        return "mkdir -p " + folder + " && cp -R " + BINDINGS + "/. " + folder;
    }

    private List<String> pack(boolean ferruleLoader) {
        String call = maven + place.together();
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
        return "mkdir -p target && cp -R " + Quoting.shell(place.path("target")) + "/*.jar* "
                + (ferruleLoader ? Quoting.shell(place.path("target/runtime")) + " " : "") + "target/";
    }

    /** Copies the libraries of a machine. */
    String copyNatives(String to) {
        return "cp -R " + Quoting.shell(place.path("target/ferrule/natives")) + " " + to;
    }

    /** Runs the project's own tests with the libraries in the jars of a folder. */
    String test(String jars) {
        return maven + place.together() + " test -Dferrule.packedJars=" + jars;
    }

    /** Stages the release and checks it; copies it from a folder that a service would take for a pattern. */
    List<String> publish(boolean thin) {
        List<String> commands = new ArrayList<>();
        commands.add(maven + place.together() + " deploy" + collected() + STAGING);
        if (thin) {
            commands.add(maven + place.alone() + " gpg:sign-and-deploy-file -Dfile=" + PLATFORM_POM + " -DpomFile="
                    + PLATFORM_POM + " -DrepositoryId=staging -Durl=file:target/staging");
        }
        commands.add(maven + place.alone() + " ferrule:central \"-Dferrule.tag=$" + tag + "\""
                + (place.isRoot() ? "" : " \"-Dferrule.staging=$PWD/target/staging\""));
        if (!place.isName()) {
            commands.add("mkdir -p target/ferrule && cp " + Quoting.shell(place.path(RELEASE)) + " " + RELEASE);
        }
        commands.add(SBOM);
        return commands;
    }

    private String collected() {
        // Maven resolves relative paths against the module's folder
        return " -DskipTests "
                + (place.isRoot() ? "-Dferrule.collectFrom=downloads" : "\"-Dferrule.collectFrom=$PWD/downloads\"");
    }
}
