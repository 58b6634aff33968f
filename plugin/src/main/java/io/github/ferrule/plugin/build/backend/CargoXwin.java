package io.github.ferrule.plugin.build.backend;

import io.github.ferrule.plugin.build.BuildGroup;
import io.github.ferrule.plugin.build.Host;
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
    public Suitability suitability(TargetSpec target, Host host) {
        if (!target.triple().isMsvc()) {
            return Suitability.no("cargo-xwin builds only for *-windows-msvc");
        }
        return host.triple().os() == OperatingSystem.WINDOWS
                ? Suitability.no("on Windows, Microsoft's own tools build it")
                : Suitability.yes("cargo-xwin fetches Microsoft's CRT and SDK, whose license you accept by using them");
    }

    @Override
    public Command command(CargoSubcommand verb, BuildGroup group) {
        return verb.complete(group.call(program, "xwin", verb.word()), group);
    }

    @Override
    public void install(ToolInstaller tools) {
        tools.installCargoTool(program);
    }

    @Override
    public List<String> tools() {
        return List.of("cargo-xwin", "clang");
    }

    /** Returns false, because cargo-xwin sets variables such as {@code TARGET_CC}, which apply to every target. */
    @Override
    public boolean takesSeveralTargets() {
        return false;
    }
}
