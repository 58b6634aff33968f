package io.github.ferrule.plugin.build.backend;

import io.github.ferrule.plugin.build.BuildGroup;
import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.link.LinkerProgram;
import io.github.ferrule.plugin.build.link.LinkerScript;
import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.process.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Cargo with zig as compiler and linker for C, by cargo-zigbuild.
 *
 * @param program cargo-zigbuild's name or path
 * @param zig zig's path, where cargo-zigbuild would not find it by itself
 * @param available true if both are there, or may be installed
 * @param cache the folder for the files of both, if they cannot write to the user's; relative to cargo's target folder
 * @param linker the program that gives zig's linker what it lacks; absent where cargo cannot start it
 */
public record CargoZigbuild(
        String program, Optional<String> zig, boolean available, Optional<Path> cache, Optional<LinkerProgram> linker)
        implements Backend {

    private static final String RUSTC_VERSION = "CARGO_ZIGBUILD_RUSTC_VERSION";

    @Override
    public String name() {
        return "zigbuild";
    }

    @Override
    public Suitability suitability(TargetSpec target, Host host) {
        TargetTriple triple = target.triple();
        if (triple.libc() == Libc.GNU) {
            return Suitability.yes(target.glibcFloor()
                    .map(floor -> "zig links against glibc " + floor + ", regardless of this machine")
                    .orElse("zig brings a linker and a glibc for it"));
        }
        if (triple.libc() == Libc.MUSL) {
            return Suitability.yes("links statically against libunwind, needs no libgcc_s");
        }
        if (triple.isWindowsGnu()) {
            return Suitability.yes("zig brings mingw-w64's import libraries");
        }
        return triple.os() == OperatingSystem.MACOS
                ? Suitability.yes("zig brings a Mach-O linker and macOS's libSystem, Ferrule stubs of its frameworks")
                : Suitability.no("zig cannot link for it");
    }

    @Override
    public Command command(CargoSubcommand verb, BuildGroup group) {
        Command call = group.call(program, verb == CargoSubcommand.BUILD ? "zigbuild" : verb.word())
                .withEnvironment(rustcVersion(group.host()));
        Command command = verb.complete(call, group, TargetSpec::toString)
                .with(verb == CargoSubcommand.BUILD ? linkers(group) : List.of())
                .withEnvironment(withoutConfiguredLinkers(group))
                .withEnvironment(cacheFolders(group));
        return zig.map(path -> command.withEnvironment(Map.of("CARGO_ZIGBUILD_ZIG_PATH", Optional.of(path))))
                .orElse(command);
    }

    private List<String> linkers(BuildGroup group) {
        return scripts(group).stream()
                .flatMap(script -> script.arguments().stream())
                .toList();
    }

    @Override
    public List<LinkerScript> scripts(BuildGroup group) {
        return linker.stream()
                .flatMap(program -> group.targets().stream()
                        .map(target -> target.spec().triple())
                        .filter(CargoZigbuild::needsScript)
                        .map(target ->
                                program.script(target, group.options().frameworkSymbols(), targetDirectory(group))))
                .toList();
    }

    /** Checks if zig would not get rustc's list of exports, or ignore it. */
    private static boolean needsScript(TargetTriple target) {
        return target.isWindowsGnu() || target.isMacos();
    }

    private Map<String, Optional<String>> cacheFolders(BuildGroup group) {
        Map<String, Optional<String>> variables = new TreeMap<>();
        cache.map(group.crate().targetDirectory()::resolve).ifPresent(folder -> {
            putUnlessSet("ZIG_GLOBAL_CACHE_DIR", folder.resolve("zig"), group.host(), variables);
            putUnlessSet("ZIG_LOCAL_CACHE_DIR", folder.resolve("zig"), group.host(), variables);
            putUnlessSet("CARGO_ZIGBUILD_CACHE_DIR", folder.resolve("cargo-zigbuild"), group.host(), variables);
        });
        return variables;
    }

    private static void putUnlessSet(String name, Path folder, Host host, Map<String, Optional<String>> variables) {
        if (host.variable(name).isEmpty()) {
            variables.put(name, Optional.of(folder.toString()));
        }
    }

    /** Removes the user's variables: cargo-zigbuild would leave them in place, and so would not link with zig. */
    private static Map<String, Optional<String>> withoutConfiguredLinkers(BuildGroup group) {
        Map<String, Optional<String>> variables = new TreeMap<>();
        group.targets().stream()
                .map(target -> "CARGO_TARGET_" + target.spec().triple().asEnvironmentName() + "_LINKER")
                .filter(name -> group.host().variable(name).isPresent())
                .forEach(name -> variables.put(name, Optional.empty()));
        return variables;
    }

    /** Passes rustc's version, which cargo-zigbuild would otherwise ask for per target and language, even in a no-op build. */
    private static Map<String, Optional<String>> rustcVersion(Host host) {
        boolean another = Stream.of("RUSTC", "RUSTC_WRAPPER", RUSTC_VERSION)
                .anyMatch(name -> host.variable(name).isPresent());
        return another ? Map.of() : Map.of(RUSTC_VERSION, Optional.of(host.rustc()));
    }

    @Override
    public void install(ToolInstaller tools) {
        tools.installZig(this);
    }

    @Override
    public Optional<CargoZigbuild> zigbuild() {
        return Optional.of(this);
    }

    @Override
    public List<String> tools() {
        return List.of("cargo-zigbuild", "zig");
    }
}
