package io.github.ferrule.plugin.release.workflow;

import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The request for a workflow.
 *
 * @param targets the platforms of the release
 * @param executions the executions of the plugin that build; none if the plugin's own configuration suffices
 * @param bundleId the id of the bundle to load
 * @param jars the names of the jars with the libraries, as a shell pattern
 * @param java the Java version to build and test with
 * @param ferruleLoader true if the project uses Ferrule's loader, which can then test the jars
 * @param bindings true if the project generates Java sources from the crate
 * @param thin true if there is a pom for all platforms to publish
 * @param version the version in the pom, where a tag may replace {@code ${revision}}
 * @param place the project's place in its repository
 */
public record CiRequest(
        List<TargetSpec> targets,
        List<String> executions,
        String bundleId,
        String jars,
        String java,
        boolean ferruleLoader,
        boolean bindings,
        boolean thin,
        String version,
        ModuleLocation place) {

    private static final Pattern JAVA = Pattern.compile("[0-9]+(-ea)?");
    private static final Pattern NAME = Pattern.compile("[\\w.*+-]+");

    /**
     * Returns the options with which Maven takes the version from a tag; empty if the pom states it.
     *
     * @param tag a shell variable with the tag
     */
    String versionOptions(String tag) {
        if (!version.contains("${revision}")) {
            return "";
        }
        // Maven's other two properties for versions would append to it
        return "-Drevision=${" + tag + "#v}" + (version.contains("${sha1}") ? " -Dsha1=" : "")
                + (version.contains("${changelist}") ? " -Dchangelist=" : "");
    }

    public CiRequest {
        targets = List.copyOf(targets);
        executions = List.copyOf(executions);
        if (!JAVA.matcher(java).matches()) {
            throw Problem.of(
                            ProblemCode.INVALID_OPTION,
                            "ciJava: '" + java.replaceAll("\\p{Cntrl}", "?") + "' is not a Java version")
                    .remedy("write, for example,  -Dferrule.ciJava=21")
                    .asException();
        }
        if (!NAME.matcher(bundleId).matches() || !NAME.matcher(jars).matches()) {
            throw Problem.of(
                            ProblemCode.INVALID_OPTION,
                            (bundleId + ", " + jars).replaceAll("\\p{Cntrl}", "?")
                                    + ": a workflow can only name jars with letters, digits, '.', '-' and '_'")
                    .remedy("change the artifactId, the groupId or  <allClassifier>")
                    .asException();
        }
    }
}
