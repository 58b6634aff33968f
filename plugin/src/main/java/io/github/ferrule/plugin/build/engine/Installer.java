package io.github.ferrule.plugin.build.engine;

import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.toolchain.Provisioning;
import io.github.ferrule.plugin.build.toolchain.StandardLibraries;
import java.util.function.Consumer;

/**
 * Installs what a plan lacks.
 *
 * @param tools what there is to build with
 * @param provisioning whether missing tools may be installed
 * @param announce gets what is being installed
 */
record Installer(BuildTools tools, Provisioning provisioning, Consumer<String> announce) {

    private static final Object RUSTUP = new Object();

    void provide(Prepared prepared) {
        BuildPlan plan = prepared.plan();
        tools.requireContainers(plan);
        // rustup is not made to be called twice at once, as modules of a parallel Maven would
        synchronized (RUSTUP) {
            new StandardLibraries(prepared.rust(), provisioning, announce)
                    .ensure(plan.standardLibraries(), prepared.compiler());
        }
        plan.backends().forEach(tools::ensure);
    }
}
