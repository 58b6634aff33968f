package io.github.ferrule.plugin.build.doctor;

import io.github.ferrule.plugin.build.backend.Backend;
import io.github.ferrule.plugin.build.doctor.Check.Found;
import io.github.ferrule.plugin.build.explain.MissingTool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks every tool that Ferrule knows.
 *
 * @param probe finds the tools
 * @param environment the environment variables
 * @param mayInstall true if {@code ferrule:build} may install missing tools
 */
record ToolChecks(Probe probe, Map<String, String> environment, boolean mayInstall) {

    /** The tools that {@code ferrule:build} installs. */
    private static final Set<String> INSTALLED = Set.of("zig", "cargo-zigbuild", "cross", "cargo-xwin");

    /** Returns a check for each tool, with the targets that need it. */
    List<Check> of(TargetBackends survey) {
        List<String> all = survey.requests().isEmpty()
                ? List.of("this machine")
                : survey.requests().stream()
                        .map(target -> target.spec().toString())
                        .toList();
        return Stream.of(
                        Stream.of("rustc", "cargo").map(name -> tool(name, all, survey)),
                        Stream.of("rustup", "cargo-zigbuild", "zig", "clang", "cargo-xwin", "cross", "pkg-config")
                                .map(name -> tool(name, neededBy(survey, name), survey)),
                        wrappers(all))
                .flatMap(checks -> checks)
                .toList();
    }

    /** Checks the programs that cargo starts rustc with; without them, it builds nothing. */
    private Stream<Check> wrappers(List<String> targets) {
        return Stream.of("RUSTC_WRAPPER", "CARGO_BUILD_RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER")
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .map(name -> Check.of(
                                "compiler wrapper",
                                environment.get(name),
                                probe.find(environment.get(name), "--version"))
                        .neededBy(targets)
                        .remedy("install it, or unset  " + name, false));
    }

    /** Returns the targets whose backends need a tool. */
    static List<String> neededBy(TargetBackends survey, String tool) {
        return survey.choices().entrySet().stream()
                .filter(choice -> choice.getValue().tools().contains(tool))
                .map(choice -> choice.getKey().spec().toString())
                .toList();
    }

    private Check tool(String name, List<String> targets, TargetBackends survey) {
        Optional<Found> found = name.equals("zig") ? zig(survey) : probe.find(program(name, survey), "--version");
        return Check.of("tool", name, found)
                .neededBy(targets)
                .remedy(MissingTool.installation(name), INSTALLED.contains(name) && mayInstall);
    }

    /** Returns the program that the build would run: the user's, or the one in Ferrule's cache. */
    private static String program(String name, TargetBackends survey) {
        return survey.choices().values().stream()
                .map(Backend::program)
                .filter(program -> Path.of(program).getFileName().toString().matches(name + "(\\.exe)?"))
                .findFirst()
                .orElse(name);
    }

    private Optional<Found> zig(TargetBackends survey) {
        String own = survey.choices().values().stream()
                .flatMap(backend -> backend.zigbuild().stream())
                .flatMap(backend -> backend.zig().stream())
                .findFirst()
                .orElseGet(() -> environment.getOrDefault("CARGO_ZIGBUILD_ZIG_PATH", "zig"));
        return pythonsZig().or(() -> probe.find(own, "version"));
    }

    /** Asks Python, which cargo-zigbuild tries first. */
    private Optional<Found> pythonsZig() {
        String python = environment.getOrDefault("CARGO_ZIGBUILD_PYTHON_PATH", "python3");
        return probe.ask(python, "-m", "ziglang", "version").map(version -> new Found(version, python + " -m ziglang"));
    }
}
