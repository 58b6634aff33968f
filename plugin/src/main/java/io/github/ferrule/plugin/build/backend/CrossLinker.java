package io.github.ferrule.plugin.build.backend;

import io.github.ferrule.plugin.build.BuildGroup;
import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.process.Command;
import java.util.Map;

/**
 * Cargo with a C compiler that this machine has for the target, and that nobody had to configure.
 *
 * @param name the family of compilers, {@code gcc} or {@code clang}
 * @param toolchains the compilers that were found, by target
 */
public record CrossLinker(String name, Map<TargetTriple, CToolchain> toolchains) implements Backend {

    public CrossLinker {
        toolchains = Map.copyOf(toolchains);
    }

    @Override
    public Suitability suitability(TargetSpec target, Host host) {
        if (target.glibcFloor().isPresent()) {
            return Suitability.no("the compiler's own C library decides the glibc");
        }
        if (target.triple().libc() == Libc.MUSL) {
            // rust-lang/rust#82521
            return Suitability.no("the library would need libgcc_s.so.1, which musl systems do not have");
        }
        CToolchain found = toolchains.get(target.triple());
        return found == null
                ? Suitability.no("no " + name + " for it is on the PATH")
                : Suitability.yes(found.compiler() + " is on the PATH");
    }

    @Override
    public TargetRequest adapt(TargetRequest target) {
        return target.withRustflags(toolchains.get(target.spec().triple()).linkFlags());
    }

    @Override
    public Command command(CargoSubcommand verb, BuildGroup group) {
        Command call = group.call("cargo", verb.word());
        for (TargetRequest target : group.targets()) {
            TargetTriple triple = target.spec().triple();
            call = call.withEnvironment(toolchains.get(triple).environment(triple, group.host()));
        }
        return verb.complete(call, group);
    }
}
