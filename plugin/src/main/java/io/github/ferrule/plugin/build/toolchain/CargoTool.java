package io.github.ferrule.plugin.build.toolchain;

import java.util.List;
import java.util.stream.Stream;

/**
 * A program that cargo compiles from a crate of the registry.
 *
 * @param program its name
 * @param crate the crate that contains it
 * @param version the version of the crate
 * @param options options for {@code cargo install}
 */
public record CargoTool(String program, String crate, String version, List<String> options) {

    static final CargoTool CROSS = new CargoTool("cross", "cross", PinnedVersions.CROSS, List.of());
    static final CargoTool XWIN = new CargoTool("cargo-xwin", "cargo-xwin", PinnedVersions.XWIN, List.of());

    public CargoTool {
        options = List.copyOf(options);
    }

    /** Returns the line that installs it. */
    public String installation() {
        return "cargo " + String.join(" ", arguments(List.of()));
    }

    /** Returns cargo's arguments to install it, with options of the caller. */
    List<String> arguments(List<String> more) {
        return Stream.of(List.of("install", "--locked", "--version", version), options, more, List.of(crate))
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the name of its folder in the tool cache. */
    String release() {
        return program + "-" + version;
    }

    @Override
    public String toString() {
        return program + " " + version;
    }
}
