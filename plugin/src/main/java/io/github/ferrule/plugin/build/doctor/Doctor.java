package io.github.ferrule.plugin.build.doctor;

import io.github.ferrule.plugin.build.doctor.Check.Found;
import io.github.ferrule.plugin.build.engine.Survey;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.build.toolchain.ContainerEngine;
import io.github.ferrule.plugin.build.toolchain.Emulators;
import io.github.ferrule.plugin.build.toolchain.RustCompiler;
import io.github.ferrule.plugin.support.process.CommandRunner;
import io.github.ferrule.plugin.support.process.ExecutableFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for all that the configured targets need; installs and changes nothing. */
public final class Doctor {

    private final Probe probe;
    private final ExecutableFinder finder;
    private final ContainerEngine containers;
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
        this.containers = new ContainerEngine(environment, finder, runner);
        this.probe = new Probe(runner, finder, directory);
        this.environment = Map.copyOf(environment);
        this.mayInstall = mayInstall;
    }

    /** Looks for everything. */
    public DoctorReport examine(Survey survey) {
        List<Check> checks = new ArrayList<>(new ToolChecks(probe, environment, mayInstall).of(survey));
        survey.compiler()
                .map(compiler -> new StandardLibraryChecks(
                        compiler, mayInstall && finder.find("rustup").isPresent()))
                .ifPresent(libraries -> checks.addAll(libraries.of(survey)));
        checks.add(containerEngine(ToolChecks.neededBy(survey, "docker")));
        checks.addAll(emulators(survey));
        checks.add(Check.of("sdk", "macOS SDK", sdk()));
        return new DoctorReport(checks, survey.problems());
    }

    private Check containerEngine(List<String> targets) {
        String engine = containers.program();
        Optional<Found> answer = probe.ask(engine, "version", "--format", "{{.Server.Version}}")
                .filter(version -> !version.isEmpty())
                .map(version -> new Found(version, engine));
        return Check.of("container engine", engine, answer)
                .neededBy(targets)
                .remedy("install docker or podman, and start it:  " + engine + " info  must succeed", false);
    }

    private List<Check> emulators(Survey survey) {
        return survey.choices().keySet().stream()
                .map(target -> target.spec().triple())
                .filter(target -> !survey.compiler().map(RustCompiler::host).equals(Optional.of(target)))
                .flatMap(target -> emulator(target).stream())
                .distinct()
                .toList();
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
