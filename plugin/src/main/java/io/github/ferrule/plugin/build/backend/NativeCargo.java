package io.github.ferrule.plugin.build.backend;

import io.github.ferrule.plugin.build.BuildGroup;
import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.support.process.Command;

/** Plain cargo, with the linker of this machine or the one that the user configured. */
public record NativeCargo() implements Backend {

    @Override
    public String name() {
        return "cargo";
    }

    @Override
    public Suitability suitability(TargetSpec target, Host host) {
        return host.configuredLinker(target.triple())
                .map(linker -> Suitability.yes("you configured the linker " + linker.value()))
                .orElseGet(() -> withoutConfiguredLinker(target, host));
    }

    @Override
    public Command command(CargoSubcommand verb, BuildGroup group) {
        return verb.complete(group.call("cargo", verb.word()), group);
    }

    private static Suitability withoutConfiguredLinker(TargetSpec target, Host host) {
        if (target.glibcFloor().isPresent()) {
            return Suitability.no("the linker of this machine binds to this machine's glibc");
        }
        if (target.triple().equals(host.triple())) {
            return Suitability.yes("this machine's own platform");
        }
        if (isOn(target, host, OperatingSystem.MACOS)) {
            return Suitability.yes("Apple's linker builds for both of its architectures");
        }
        return target.triple().isMsvc() && isOn(target, host, OperatingSystem.WINDOWS)
                ? Suitability.yes("Microsoft's linker builds for all of its architectures")
                : Suitability.no("no linker for it is configured: CARGO_TARGET_"
                        + target.triple().asEnvironmentName() + "_LINKER is not set");
    }

    private static boolean isOn(TargetSpec target, Host host, OperatingSystem os) {
        return target.triple().os() == os && host.triple().os() == os;
    }
}
