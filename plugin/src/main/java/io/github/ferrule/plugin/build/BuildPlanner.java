package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.support.problem.FerruleException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Decides, without touching the machine, which cargo processes build what. */
public final class BuildPlanner {

    private final Backends backends;
    private final Host host;

    public BuildPlanner(Backends backends, Host host) {
        this.backends = backends;
        this.host = host;
    }

    /**
     * Makes the plan.
     *
     * @throws FerruleException if two targets cannot live in one release, or one cannot be built here
     */
    public BuildPlan plan(BuildRequest request) {
        TargetTwins.reject(request.targets());
        Map<GroupKey, List<Chosen>> groups = new LinkedHashMap<>();
        for (TargetRequest target : request.targets()) {
            Chosen chosen = new Chosen(target, backends.choose(target, host));
            groups.computeIfAbsent(key(chosen, request.options()), key -> new ArrayList<>())
                    .add(chosen);
        }
        List<BuildStep> steps = groups.entrySet().stream()
                .map(group -> step(request, group.getKey(), group.getValue()))
                .toList();
        return new BuildPlan(request.crate(), steps, request.output());
    }

    private BuildStep step(BuildRequest request, GroupKey key, List<Chosen> targets) {
        BuildGroup group = new BuildGroup(
                request.crate(),
                targets.stream()
                        .flatMap(chosen -> chosen.request().slices().stream())
                        .toList(),
                key.options(),
                host);
        List<ExpectedLibrary> libraries = targets.stream()
                .map(chosen -> new ExpectedLibrary(
                        chosen.request().spec(),
                        chosen.choice().reason(),
                        new LibraryFolder(request.output())
                                .file(
                                        chosen.request().spec().triple(),
                                        request.crate().library())))
                .toList();
        return new BuildStep(key.backend(), group, key.backend().command(CargoVerb.BUILD, group), libraries);
    }

    private static GroupKey key(Chosen chosen, CargoOptions options) {
        TargetRequest target = chosen.request();
        Backend backend = chosen.choice().backend();
        return new GroupKey(
                backend,
                options.forTarget(target.profile(), target.features()),
                target.environment(),
                backend.takesSeveralTargets() ? "" : target.spec().toString());
    }

    private record Chosen(TargetRequest request, Backends.Choice choice) {}

    /** What a cargo process can have only once. */
    private record GroupKey(
            Backend backend, CargoOptions options, SortedMap<String, String> environment, String alone) {}
}
