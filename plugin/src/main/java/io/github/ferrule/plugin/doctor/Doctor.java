package io.github.ferrule.plugin.doctor;

import io.github.ferrule.plugin.build.Backend;
import io.github.ferrule.plugin.build.CargoZigbuild;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.doctor.Check.Found;
import io.github.ferrule.plugin.engine.Survey;
import io.github.ferrule.plugin.explain.MissingTool;
import io.github.ferrule.plugin.process.CommandRunner;
import io.github.ferrule.plugin.process.ExecutableFinder;
import io.github.ferrule.plugin.target.TargetTriple;
import io.github.ferrule.plugin.toolchain.Emulators;
import io.github.ferrule.plugin.toolchain.RustCompiler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for all that the configured targets need; installs and changes nothing. */
public final class Doctor {

    private static final String TOOL = "tool";

    /** What {@code ferrule:build} gets by itself. */
    private static final Set<String> INSTALLED = Set.of("zig", "cargo-zigbuild", "cross", "cargo-xwin");

    private final Probe probe;
    private final ExecutableFinder finder;
    private final Map<String, String> environment;
    private final boolean mayInstall;

    /**
     * Makes a doctor for one machine.
     *
     * @param runner starts the tools to ask their versions
     * @param environment the environment variables
     * @param directory the crate's folder, which decides about the toolchain
     * @param mayInstall whether {@code ferrule:build} may install what is missing
     */
    public Doctor(CommandRunner runner, Map<String, String> environment, Path directory, boolean mayInstall) {
        this.finder = new ExecutableFinder(environment);
        this.probe = new Probe(runner, finder, directory);
        this.environment = Map.copyOf(environment);
        this.mayInstall = mayInstall;
    }

    /** Looks for everything. */
    public DoctorReport examine(Survey survey) {
        Map<TargetRequest, Backend> choices = survey.choices();
        List<Check> checks = new ArrayList<>();
        tools(survey).forEach((tool, targets) -> checks.add(tool(tool, targets, choices)));
        survey.compiler()
                .ifPresent(compiler -> choices.forEach((target, backend) -> target.spec().triple().slices().stream()
                        .map(slice -> standardLibrary(slice, target, backend, compiler))
                        .forEach(checks::add)));
        checks.add(containerEngine(neededBy(choices, "docker")));
        choices.keySet().stream()
                .map(target -> target.spec().triple())
                .filter(target -> !survey.compiler().map(RustCompiler::host).equals(Optional.of(target)))
                .flatMap(target -> emulator(target).stream())
                .distinct()
                .forEach(checks::add);
        checks.add(Check.of("sdk", "macOS SDK", sdk()));
        return new DoctorReport(checks, survey.problems());
    }

    /** Every tool that Ferrule knows, with the targets that need it. */
    private static Map<String, List<String>> tools(Survey survey) {
        Map<String, List<String>> tools = new LinkedHashMap<>();
        List<String> all = survey.wanted().isEmpty()
                ? List.of("this machine")
                : survey.wanted().stream()
                        .map(target -> target.spec().toString())
                        .toList();
        Stream.of("rustc", "cargo").forEach(tool -> tools.put(tool, all));
        Stream.of("rustup", "cargo-zigbuild", "zig", "clang", "cargo-xwin", "cross", "pkg-config")
                .forEach(tool -> tools.put(tool, neededBy(survey.choices(), tool)));
        return tools;
    }

    private static List<String> neededBy(Map<TargetRequest, Backend> choices, String tool) {
        return choices.entrySet().stream()
                .filter(choice -> choice.getValue().tools().contains(tool))
                .map(choice -> choice.getKey().spec().toString())
                .toList();
    }

    private Check tool(String name, List<String> targets, Map<TargetRequest, Backend> choices) {
        Optional<Found> found = name.equals("zig") ? zig(choices) : probe.find(program(name, choices), "--version");
        return Check.of(TOOL, name, found)
                .neededBy(targets)
                .remedy(MissingTool.installation(name), INSTALLED.contains(name) && mayInstall);
    }

    /** The program that the build would run: the user's, or that in Ferrule's cache. */
    private static String program(String name, Map<TargetRequest, Backend> choices) {
        return choices.values().stream()
                .map(Backend::program)
                .filter(program -> Path.of(program).getFileName().toString().matches(name + "(\\.exe)?"))
                .findFirst()
                .orElse(name);
    }

    private Optional<Found> zig(Map<TargetRequest, Backend> choices) {
        String own = choices.values().stream()
                .filter(CargoZigbuild.class::isInstance)
                .flatMap(backend -> ((CargoZigbuild) backend).zig().stream())
                .findFirst()
                .orElseGet(() -> environment.getOrDefault("CARGO_ZIGBUILD_ZIG_PATH", "zig"));
        return pythonsZig().or(() -> probe.find(own, "version"));
    }

    /** cargo-zigbuild asks Python before all others. */
    private Optional<Found> pythonsZig() {
        String python = environment.getOrDefault("CARGO_ZIGBUILD_PYTHON_PATH", "python3");
        return probe.ask(python, "-m", "ziglang", "version").map(version -> new Found(version, python + " -m ziglang"));
    }

    private Check standardLibrary(TargetTriple triple, TargetRequest target, Backend backend, RustCompiler compiler) {
        Optional<Found> found = compiler.hasStandardLibrary(triple)
                ? Optional.of(new Found(compiler.version(), "built by " + backend.name()))
                : Optional.empty();
        return Check.of("target", triple.text(), found)
                .neededBy(List.of(target.spec().toString()))
                .remedy(
                        "rustup target add " + triple,
                        mayInstall && finder.find("rustup").isPresent());
    }

    private Check containerEngine(List<String> targets) {
        String engine = Optional.ofNullable(environment.get("CROSS_CONTAINER_ENGINE"))
                .or(() -> Stream.of("docker", "podman")
                        .filter(name -> finder.find(name).isPresent())
                        .findFirst())
                .orElse("docker");
        Optional<Found> answer = probe.ask(engine, "version", "--format", "{{.Server.Version}}")
                .filter(version -> !version.isEmpty())
                .map(version -> new Found(version, engine));
        return Check.of("container engine", engine, answer)
                .neededBy(targets)
                .remedy("install docker or podman, and start it:  " + engine + " info  must succeed", false);
    }

    private Optional<Check> emulator(TargetTriple target) {
        List<String> names = Emulators.names(target);
        return names.stream()
                .findFirst()
                .map(first -> Check.of(
                        "emulator",
                        first,
                        names.stream()
                                .flatMap(name -> probe.find(name, "--version").stream())
                                .findFirst()));
    }

    private Optional<Found> sdk() {
        return Optional.ofNullable(environment.get("SDKROOT"))
                .or(() -> System.getProperty("os.name").startsWith("Mac")
                        ? probe.ask("xcrun", "--sdk", "macosx", "--show-sdk-path")
                        : Optional.empty())
                .map(place -> new Found("", place));
    }
}
