package io.github.ferrule.plugin.release.workflow;

import io.github.ferrule.plugin.build.target.Architecture;
import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values for {@code github.yml}, whose test jobs have a matrix of machines. */
record GithubWorkflow(CiRequest request) {

    private static final String TAG = "GITHUB_REF_NAME";

    /** Spring Boot renames the jar that it packs again, which has the libraries where the loader looks for them. */
    private static final String JARS = "/*.jar*";

    Map<String, Object> values() {
        List<BuildMachine> machines = BuildMachine.of(request.targets());
        List<Map<String, String>> test = testMachines(triple -> triple.libc() != Libc.MUSL);
        List<Map<String, String>> musl = testMachines(triple -> triple.libc() == Libc.MUSL);
        String tested = Stream.of(test.isEmpty() ? "" : "test", musl.isEmpty() ? "" : "test-musl")
                .filter(job -> !job.isEmpty())
                .collect(Collectors.joining(", "));
        Map<String, Object> values = new HashMap<>();
        values.put("builds", machines.stream().map(this::build).toList());
        values.put("buildJobs", BuildMachine.jobs(machines));
        values.put("pack", escape(pack()));
        values.put("jarFiles", yaml(commands().named("target") + JARS));
        values.put("runtime", request.ferruleLoader() ? yaml(commands().named("target/runtime")) : "");
        values.put("test", matrix(test));
        values.put("testMusl", matrix(musl));
        values.put("testJobs", tested.isEmpty() ? "package" : tested);
        values.put("stage", escape(commands().publish(request.thin())));
        values.put("centralBundle", yaml(commands().release()));
        values.put("load", request.ferruleLoader());
        values.put("bindings", request.bindings() ? Quoting.github(commands().takeBindings()) : "");
        values.put("bindingsFolder", WorkflowCommands.BINDINGS);
        values.put("ownTests", Quoting.github(commands().test("jars")));
        values.put("version", request.versionOptions(TAG));
        return values;
    }

    /** Copies the jars from a folder that the service would take for a pattern. */
    private List<String> pack() {
        List<String> pack = new ArrayList<>(commands().pack(request.ferruleLoader(), request.bindings()));
        if (!request.place().isName()) {
            pack.add(commands().copyJars(request.ferruleLoader()));
        }
        return pack;
    }

    private Map<String, Object> build(BuildMachine machine) {
        ModuleLocation place = request.place();
        List<String> build = new ArrayList<>(machine.build(request, commands()));
        if (!place.isName()) {
            build.add(commands().copyNatives(machine.folder()));
        }
        return Map.of(
                "name", machine.id(),
                "runner", machine.githubRunner(),
                "cargoTarget", place.cachedCargoTarget().orElse(""),
                "lock", place.lockFile(),
                "build", escape(build),
                "natives", yaml(place.isName() ? place.path(BuildMachine.NATIVES) : machine.folder()));
    }

    private WorkflowCommands commands() {
        return new WorkflowCommands("mvn --batch-mode --no-transfer-progress", TAG, request.place());
    }

    private static List<String> escape(List<String> commands) {
        return commands.stream().map(Quoting::github).toList();
    }

    private static String yaml(String text) {
        return Quoting.yaml(Quoting.github(text));
    }

    /** Returns the values of a job with a matrix; nothing if no machine is in it, because an empty matrix is an error. */
    private static Object matrix(List<Map<String, String>> machines) {
        return machines.isEmpty() ? false : Map.of("machines", machines);
    }

    private List<Map<String, String>> testMachines(Predicate<TargetTriple> wanted) {
        return request.targets().stream()
                .map(TargetSpec::triple)
                .filter(wanted)
                .flatMap(triple -> triple.slices().stream())
                .distinct()
                .flatMap(triple ->
                        runner(triple).stream().map(runner -> Map.of("target", triple.text(), "runner", runner)))
                .toList();
    }

    private static Optional<String> runner(TargetTriple target) {
        boolean arm = target.architecture() == Architecture.AARCH64;
        if (!arm && target.architecture() != Architecture.X86_64) {
            return Optional.empty();
        }
        return switch (target.os()) {
            case LINUX -> Optional.of(arm ? "ubuntu-24.04-arm" : "ubuntu-latest");
            case WINDOWS -> Optional.of(arm ? "windows-11-arm" : "windows-latest");
            case MACOS -> Optional.of(arm ? "macos-latest" : "macos-15-intel");
            default -> Optional.empty();
        };
    }
}
