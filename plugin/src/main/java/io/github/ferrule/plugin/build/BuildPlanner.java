package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.problem.FerruleException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Map<List<Object>, List<Chosen>> groups = new LinkedHashMap<>();
        for (TargetRequest target : request.targets()) {
            Backends.Choice choice = backends.choose(target, host);
            Chosen chosen =
                    new Chosen(target, choice, request.options().forTarget(target.profile(), target.features()));
            groups.computeIfAbsent(chosen.said(), said -> new ArrayList<>()).add(chosen);
        }
        List<BuildStep> steps =
                groups.values().stream().map(group -> step(request, group)).toList();
        return new BuildPlan(request.crate(), steps, request.output());
    }

    private BuildStep step(BuildRequest request, List<Chosen> targets) {
        Chosen first = targets.get(0);
        Backend backend = first.choice().backend();
        BuildGroup group = new BuildGroup(
                request.crate(),
                targets.stream()
                        .flatMap(chosen -> chosen.request().slices().stream())
                        .toList(),
                first.options(),
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
        return new BuildStep(backend, group, backend.command(CargoVerb.BUILD, group), libraries);
    }

    private record Chosen(TargetRequest request, Backends.Choice choice, CargoOptions options) {

        /** What a process is told that can be told only once; equal ones are one process. */
        List<Object> said() {
            Backend backend = choice.backend();
            return List.of(
                    backend.name(),
                    options.arguments(),
                    request.environment(),
                    backend.takesSeveralTargets() ? "" : request.spec().toString());
        }
    }
}
