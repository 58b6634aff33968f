package io.github.ferrule.plugin.build.engine;

import io.github.ferrule.plugin.build.Backend;
import io.github.ferrule.plugin.build.Backends;
import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.toolchain.Rust;
import io.github.ferrule.plugin.build.toolchain.RustCompiler;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides for each target by itself how it would be built, so that one problem does not hide the next. */
final class Surveyor {

    private final CommandRunner runner;
    private final Machine machine;
    private final Map<TargetRequest, Backend> choices = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    Surveyor(CommandRunner runner, Machine machine) {
        this.runner = runner;
        this.machine = machine;
    }

    Survey survey(Path folder, Wanted wanted, Optional<String> toolchain) throws IOException {
        Optional<RustCompiler> compiler = Optional.empty();
        try {
            RustCompiler rustc = new Rust(runner, folder, toolchain).rustc().compiler();
            List<TargetRequest> targets = wanted.on(rustc.host(), machine.tools()::hasZig);
            Backends backends = machine.tools().backends(targets);
            Host host = machine.host(rustc, folder, folder, Map.of());
            compiler = Optional.of(rustc);
            targets.forEach(target -> choose(target, backends, host));
        } catch (FerruleException e) {
            problems.addAll(e.problems());
        }
        return new Survey(wanted.hostOnly() ? List.of() : wanted.requests(), compiler, choices, problems);
    }

    private void choose(TargetRequest target, Backends backends, Host host) {
        try {
            choices.put(target, backends.choose(target, host).backend());
        } catch (FerruleException e) {
            problems.addAll(e.problems());
        }
    }
}
