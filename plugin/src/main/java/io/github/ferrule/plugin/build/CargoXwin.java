package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.support.process.Command;
import java.util.List;

/**
 * Cargo with clang and Microsoft's headers and libraries, by cargo-xwin.
 *
 * @param program its name or path
 */
public record CargoXwin(String program) implements Backend {

    @Override
    public String name() {
        return "xwin";
    }

    @Override
    public Suitability judge(TargetSpec target, Host host) {
        boolean msvc = target.triple().os() == OperatingSystem.WINDOWS
                && target.triple().environment().equals("msvc");
        if (!msvc) {
            return Suitability.no("cargo-xwin builds for *-windows-msvc alone");
        }
        return host.triple().os() == OperatingSystem.WINDOWS
                ? Suitability.no("on Windows, Microsoft's own tools build it")
                : Suitability.yes("cargo-xwin fetches Microsoft's CRT and SDK, whose license you accept by using them");
    }

    @Override
    public Command command(CargoVerb verb, BuildGroup group) {
        return verb.complete(group.call(program, "xwin", verb.word()), group);
    }

    @Override
    public List<String> tools() {
        return List.of("cargo-xwin", "clang");
    }

    /** It sets variables such as {@code TARGET_CC}, which know no target. */
    @Override
    public boolean takesSeveralTargets() {
        return false;
    }
}
