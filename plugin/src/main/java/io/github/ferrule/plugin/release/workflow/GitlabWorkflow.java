package io.github.ferrule.plugin.release.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values for {@code gitlab.yml}, which has a test job for each platform. */
record GitlabWorkflow(CiRequest request) {

    private static final String TAG = "CI_COMMIT_TAG";

    Map<String, Object> values() {
        ModuleLocation place = request.place();
        List<BuildMachine> machines = BuildMachine.of(request.targets());
        Map<String, Object> values = new HashMap<>();
        values.put("utf8", place.needsUtf8());
        values.put("builds", machines.stream().map(this::build).toList());
        values.put("buildJobs", BuildMachine.jobs(machines));
        values.put("folders", place.isRoot() ? "natives-*" : BuildMachine.folders(machines));
        values.put("pack", quote(pack()));
        values.put(
                "jarFiles",
                "target/*.jar*" + (request.ferruleLoader() ? ", target/runtime" : "")
                        + (request.bindings() ? ", " + WorkflowCommands.BINDINGS : ""));
        values.put("rust", request.bindings());
        values.put("bindings", request.bindings() ? quote(List.of(commands().takeBindings())) : List.of());
        values.put("tests", tests());
        values.put("stage", quote(commands().publish(request.thin())));
        values.put("load", request.ferruleLoader());
        values.put("ownTests", quote(List.of(commands().test("target"))));
        String version = request.versionOptions(TAG);
        values.put(
                "version",
                version.isEmpty()
                        ? List.of()
                        : quote(List.of(
                                "test -z \"$" + TAG + "\" || export MAVEN_FLAGS=\"$MAVEN_FLAGS " + version + "\"")));
        values.put("centralBundle", Quoting.yaml(commands().release()));
        return values;
    }

    private Map<String, Object> build(BuildMachine machine) {
        ModuleLocation place = request.place();
        List<String> build = new ArrayList<>(machine.build(request, commands()));
        build.add(commands().copyNatives(machine.folder()));
        return Map.of(
                "name",
                machine.id(),
                machine.id(),
                true,
                "empty",
                quote(List.of("test -z \"$CI_COMMIT_TAG\" || rm -rf .cache " + Quoting.shell(place.cargoTarget()))),
                "cargoTarget",
                place.cachedCargoTarget().map(Quoting::doubled).orElse(""),
                "build",
                quote(build));
    }

    /** Copies the jars to where the test jobs of a project at the root find them. */
    private List<String> pack() {
        ModuleLocation place = request.place();
        List<String> pack = new ArrayList<>(commands().pack(request.ferruleLoader(), request.bindings()));
        if (!place.isRoot()) {
            pack.add(commands().copyJars(request.ferruleLoader()));
        }
        return pack;
    }

    private List<Map<String, Object>> tests() {
        return request.targets().stream()
                .flatMap(target -> target.triple().slices().stream())
                .distinct()
                .flatMap(triple -> GitlabTestMachine.of(triple, request.java()).stream())
                .filter(machine -> machine.hasMaven() || request.ferruleLoader())
                .map(GitlabTestMachine::values)
                .toList();
    }

    private WorkflowCommands commands() {
        return new WorkflowCommands("mvn $MAVEN_FLAGS", TAG, request.place());
    }

    private static List<String> quote(List<String> commands) {
        return commands.stream().map(Quoting::gitlab).map(Quoting::yamlCommand).toList();
    }
}
