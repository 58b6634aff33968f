package io.github.ferrule.plugin.release.workflow;

import io.github.ferrule.plugin.build.target.TargetSpec;
import java.util.List;

/**
 * The request for a workflow.
 *
 * @param targets the platforms of the release
 * @param bundleId the id of the bundle to load
 * @param jars the names of the jars with the libraries, as a shell pattern
 * @param java the Java version to build and test with
 * @param place the project's place in its repository
 */
public record CiRequest(List<TargetSpec> targets, String bundleId, String jars, String java, ModulePlace place) {

    public CiRequest {
        targets = List.copyOf(targets);
    }
}
