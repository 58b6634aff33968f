package io.github.ferrule.plugin.engine;

import io.github.ferrule.plugin.build.Backend;
import io.github.ferrule.plugin.build.Backends;
import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.problem.FerruleException;
import io.github.ferrule.plugin.problem.Problem;
import io.github.ferrule.plugin.toolchain.RustCompiler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How each target would be built; unlike a plan, it survives what is missing. */
public final class Survey {

    private final List<TargetRequest> wanted;
    private final Map<TargetRequest, Backend> choices = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private RustCompiler compiler;

    Survey(List<TargetRequest> wanted) {
        this.wanted = List.copyOf(wanted);
    }

    void decide(RustCompiler rustc, List<TargetRequest> targets, Backends backends, Host host) {
        compiler = rustc;
        for (TargetRequest target : targets) {
            try {
                choices.put(target, backends.choose(target, host).backend());
            } catch (FerruleException e) {
                problems.addAll(e.problems());
            }
        }
    }

    /** The compiler, if there is one. */
    public Optional<RustCompiler> compiler() {
        return Optional.ofNullable(compiler);
    }

    /** The targets that the user asked for. */
    public List<TargetRequest> wanted() {
        return wanted;
    }

    /** The backend of each target that has one. */
    public Map<TargetRequest, Backend> choices() {
        return choices;
    }

    /** What stands in the way. */
    public List<Problem> problems() {
        return problems;
    }
}
