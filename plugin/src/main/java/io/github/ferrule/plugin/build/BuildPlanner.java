package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.backend.Backend;
import io.github.ferrule.plugin.build.backend.Backends;
import io.github.ferrule.plugin.build.backend.CargoSubcommand;
import io.github.ferrule.plugin.support.problem.FerruleException;
import java.nio.file.Path;
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
     * Groups the targets into cargo processes.
     *
     * @param output the folder for the libraries
     * @throws FerruleException if two targets are for the same platform, or one cannot be built here
     */
    public List<BuildStep> plan(Crate crate, List<TargetRequest> targets, CargoOptions options, Path output) {
        TargetRequest.rejectDuplicates(targets);
        Map<GroupKey, List<Chosen>> groups = new LinkedHashMap<>();
        for (TargetRequest target : targets) {
            Chosen chosen = choose(target);
            groups.computeIfAbsent(key(crate, chosen, options), key -> new ArrayList<>())
                    .add(chosen);
        }
        return groups.entrySet().stream()
                .map(group -> step(crate, group.getKey(), group.getValue(), output))
                .toList();
    }

    private BuildStep step(Crate crate, GroupKey key, List<Chosen> targets, Path output) {
        BuildGroup group = new BuildGroup(
                crate,
                targets.stream()
                        .flatMap(chosen -> chosen.request().slices().stream())
                        .toList(),
                key.options(),
                host);
        List<ExpectedLibrary> libraries = targets.stream()
                .map(chosen -> new ExpectedLibrary(
                        chosen.request().spec(),
                        chosen.choice().reason(),
                        new NativesFolder(output).file(chosen.request().spec().triple(), crate.library())))
                .toList();
        return new BuildStep(key.backend(), group, key.backend().command(CargoSubcommand.BUILD, group), libraries);
    }

    private Chosen choose(TargetRequest target) {
        Backends.Choice choice = backends.choose(target, host);
        return new Chosen(choice.backend().adapt(target), choice);
    }

    private GroupKey key(Crate crate, Chosen chosen, CargoOptions options) {
        TargetRequest target = chosen.request();
        Backend backend = chosen.choice().backend();
        return new GroupKey(
                backend,
                options.forTarget(target.profile(), target.features()),
                target.environment(),
                new RustFlags(host, crate.library(), options.remapping()).ofProcess(target),
                backend.takesSeveralTargets() ? "" : target.spec().toString());
    }

    private record Chosen(TargetRequest request, Backends.Choice choice) {}

    /** Everything that a cargo process can have only once. */
    private record GroupKey(
            Backend backend,
            CargoOptions options,
            SortedMap<String, String> environment,
            List<String> rustflags,
            String alone) {}
}
