package io.github.ferrule.plugin.build.engine;

import io.github.ferrule.plugin.build.Backend;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.toolchain.RustCompiler;
import io.github.ferrule.plugin.support.problem.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How each target would be built; unlike a plan, it survives what is missing.
 *
 * @param wanted the targets that the user asked for
 * @param compiler the compiler, if there is one
 * @param choices the backend of each target that has one, in their order
 * @param problems what stands in the way
 */
public record Survey(
        List<TargetRequest> wanted,
        Optional<RustCompiler> compiler,
        Map<TargetRequest, Backend> choices,
        List<Problem> problems) {

    public Survey {
        wanted = List.copyOf(wanted);
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
        problems = List.copyOf(problems);
    }
}
