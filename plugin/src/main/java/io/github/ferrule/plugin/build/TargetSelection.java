package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The targets to build.
 *
 * @param requests the configured targets; none means this machine's own
 * @param hostOnly true to build only for this machine, even if other targets are configured
 */
public record TargetSelection(List<TargetRequest> requests, boolean hostOnly) {

    public TargetSelection {
        requests = List.copyOf(requests);
    }

    /**
     * Returns the targets to build on a machine.
     *
     * <p>A build for this machine alone uses the target that is configured for it, including its glibc floor: tests see
     * the library that is released, and cargo need not recompile everything when you switch between the two. If zig is
     * unavailable, or the target is configured for a container, this machine's own linker builds it instead.
     *
     * @param host the machine's own target
     * @param zig tells if zig is available there
     */
    public List<TargetRequest> on(TargetTriple host, BooleanSupplier zig) {
        if (!requests.isEmpty() && !hostOnly) {
            return requests;
        }
        TargetRequest plain = TargetRequest.of(new TargetSpec(host, Optional.empty()));
        return List.of(requests.stream()
                .filter(it -> it.spec().triple().equals(host))
                .findFirst()
                .map(it -> it.backend().equals(Optional.of("cross")) || !zig.getAsBoolean() ? it.plain() : it)
                .orElse(plain));
    }
}
