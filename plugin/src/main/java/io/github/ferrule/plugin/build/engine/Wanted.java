package io.github.ferrule.plugin.build.engine;

import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The platforms that are wanted.
 *
 * @param requests those that the user named; none means this machine's own
 * @param hostOnly whether only the one that is this machine's own counts
 */
public record Wanted(List<TargetRequest> requests, boolean hostOnly) {

    public Wanted {
        requests = List.copyOf(requests);
    }

    /**
     * The platforms, on a certain machine.
     *
     * <p>What is built for this machine is what is released for it: else tests would see another library, and cargo, which
     * compiles everything anew when the linker changes, would do so each time somebody goes from one to the other. But
     * where zig cannot be had, or only a container would do, this machine's own linker must.
     *
     * @param host the machine
     * @param zig whether zig can be had there
     */
    List<TargetRequest> on(TargetTriple host, BooleanSupplier zig) {
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
