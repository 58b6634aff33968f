package io.github.ferrule.plugin.build.doctor;

import io.github.ferrule.plugin.build.TargetSelection;
import io.github.ferrule.plugin.build.doctor.Check.Found;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.build.toolchain.BackendTools;
import io.github.ferrule.plugin.build.toolchain.ContainerEngine;
import io.github.ferrule.plugin.build.toolchain.Emulators;
import io.github.ferrule.plugin.build.toolchain.ProvisioningPolicy;
import io.github.ferrule.plugin.build.toolchain.RustCompiler;
import io.github.ferrule.plugin.build.toolchain.RustToolchain;
import io.github.ferrule.plugin.support.process.CommandRunner;
import io.github.ferrule.plugin.support.process.ExecutableFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks every tool that the configured targets need; installs and changes nothing. */
public final class Doctor {

    private final CommandRunner runner;
    private final Map<String, String> environment;
    private final ProvisioningPolicy provisioning;
    private final ExecutableFinder finder;
    private final ContainerEngine containers;

    /**
     * Creates a doctor for one machine.
     *
     * @param runner starts the tools to ask for their versions
     * @param environment the environment variables
     * @param provisioning tells if {@code ferrule:build} may install missing tools
     */
    public Doctor(CommandRunner runner, Map<String, String> environment, ProvisioningPolicy provisioning) {
        this.runner = runner;
        this.environment = Map.copyOf(environment);
        this.provisioning = provisioning;
        this.finder = new ExecutableFinder(environment);
        this.containers = new ContainerEngine(environment, finder, runner);
    }

    /**
     * Checks every tool and target that a build needs.
     *
     * @param crate the crate's folder, which determines the toolchain; the current folder if it does not exist
     * @param targets the targets to build
     * @param toolchain the rustup toolchain that the user chose
     */
    public DoctorReport examine(Path crate, TargetSelection targets, Optional<String> toolchain) throws IOException {
        Path folder = Files.isDirectory(crate) ? crate : Path.of("").toAbsolutePath();
        RustToolchain rust = new RustToolchain(runner, folder, toolchain);
        BackendTools tools = new BackendTools(runner, environment, finder, provisioning, line -> {});
        TargetBackends survey = TargetBackends.of(targets, rust, tools, environment);
        Probe probe = new Probe(runner, finder, folder);
        List<Check> checks = new ArrayList<>(new ToolChecks(probe, environment, provisioning.allowed()).of(survey));
        survey.compiler()
                .map(compiler -> new StandardLibraryChecks(
                        compiler,
                        provisioning.allowed() && finder.find("rustup").isPresent()))
                .ifPresent(libraries -> checks.addAll(libraries.of(survey)));
        checks.add(containerEngine(probe, ToolChecks.neededBy(survey, "docker")));
        checks.addAll(emulators(probe, survey));
        checks.add(sdk(probe, survey));
        return new DoctorReport(checks, survey.problems());
    }

    private Check containerEngine(Probe probe, List<String> targets) {
        String engine = containers.program();
        Optional<Found> answer = probe.ask(engine, "version", "--format", "{{.Server.Version}}")
                .filter(version -> !version.isEmpty())
                .map(version -> new Found(version, engine));
        return Check.of("container engine", engine, answer)
                .neededBy(targets)
                .remedy("install docker or podman, and start it:  " + engine + " info  must succeed", false);
    }

    private List<Check> emulators(Probe probe, TargetBackends survey) {
        return survey.choices().keySet().stream()
                .map(target -> target.spec().triple())
                .filter(target -> !survey.compiler().map(RustCompiler::host).equals(Optional.of(target)))
                .flatMap(target -> emulator(probe, target).stream())
                .distinct()
                .toList();
    }

    private Optional<Check> emulator(Probe probe, TargetTriple target) {
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

    /** On a Mac, Apple's linker needs the SDK; elsewhere, zig links against stubs. */
    private Check sdk(Probe probe, TargetBackends survey) {
        boolean onMac = survey.compiler().map(RustCompiler::host).stream().anyMatch(TargetTriple::isMacos);
        Optional<Found> found = Optional.ofNullable(environment.get("SDKROOT"))
                .or(() -> onMac ? probe.ask("xcrun", "--sdk", "macosx", "--show-sdk-path") : Optional.empty())
                .map(place -> new Found("", place));
        List<String> targets = survey.choices().keySet().stream()
                .filter(target -> onMac && target.spec().triple().isMacos())
                .map(target -> target.spec().toString())
                .toList();
        return Check.of("sdk", "macOS SDK", found).neededBy(targets).remedy("xcode-select --install", false);
    }
}
