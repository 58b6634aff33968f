package io.github.ferrule.plugin.build.doctor;

import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.TargetSelection;
import io.github.ferrule.plugin.build.backend.Backend;
import io.github.ferrule.plugin.build.backend.Backends;
import io.github.ferrule.plugin.build.toolchain.BackendTools;
import io.github.ferrule.plugin.build.toolchain.CargoFiles;
import io.github.ferrule.plugin.build.toolchain.RustCompiler;
import io.github.ferrule.plugin.build.toolchain.RustToolchain;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The backend of each target, decided separately, so that one problem does not hide the next.
 *
 * @param requests the configured targets; none means this machine's own
 * @param compiler the compiler, if there is one
 * @param choices the backend of each target that has one, in order
 * @param problems the reasons why the others have none
 */
record TargetBackends(
        List<TargetRequest> requests,
        Optional<RustCompiler> compiler,
        Map<TargetRequest, Backend> choices,
        List<Problem> problems) {

    /** Decides for each target of a selection, like a plan, but without reading the crate. */
    static TargetBackends of(
            TargetSelection selection, RustToolchain rust, BackendTools tools, Map<String, String> environment)
            throws IOException {
        Map<TargetRequest, Backend> choices = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        Optional<RustCompiler> compiler = Optional.empty();
        try {
            RustCompiler rustc = rust.version().in(rust.sysroot());
            List<TargetRequest> targets = selection.on(rustc.host(), tools::hasZig);
            Backends backends = tools.backends(targets);
            Host host = new Host(
                    rustc.host(),
                    rustc.version(),
                    rustc.sysroot(),
                    environment,
                    CargoFiles.config(rust.directory(), environment),
                    CargoFiles.cross(rust.directory(), environment),
                    Map.of(),
                    Map.of());
            compiler = Optional.of(rustc);
            for (TargetRequest target : targets) {
                try {
                    rust.rejectUnknown(target.spec().triple().slices(), rustc);
                    choices.put(target, backends.choose(target, host).backend());
                } catch (FerruleException e) {
                    problems.addAll(e.problems());
                }
            }
        } catch (FerruleException e) {
            problems.addAll(e.problems());
        }
        return new TargetBackends(selection.hostOnly() ? List.of() : selection.requests(), compiler, choices, problems);
    }
}
