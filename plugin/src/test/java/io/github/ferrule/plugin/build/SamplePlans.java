package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.backend.Backends;
import io.github.ferrule.plugin.build.backend.CToolchain;
import io.github.ferrule.plugin.build.backend.CargoXwin;
import io.github.ferrule.plugin.build.backend.CargoZigbuild;
import io.github.ferrule.plugin.build.backend.Cross;
import io.github.ferrule.plugin.build.backend.CrossLinker;
import io.github.ferrule.plugin.build.backend.NativeCargo;
import io.github.ferrule.plugin.build.cargo.CargoConfig;
import io.github.ferrule.plugin.build.cargo.CargoPackage;
import io.github.ferrule.plugin.build.cargo.CargoTarget;
import io.github.ferrule.plugin.build.cargo.CrossConfig;
import io.github.ferrule.plugin.build.debug.SymbolPlan;
import io.github.ferrule.plugin.build.link.FrameworkSymbols;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Plans of one small crate on a Linux machine, for tests to look at. */
public record SamplePlans(Backends backends, Host machine) {

    public static final TargetTriple HOST = TargetTriple.parse("x86_64-unknown-linux-gnu");

    public static final String RUSTC = "1.96.0";

    public static final Path SYSROOT = Path.of("/rustup/toolchains/stable-x86_64-unknown-linux-gnu");

    public static final Crate CRATE = new Crate(
            new CargoPackage(
                    "path+file:///crate#mathlib@0.1.0",
                    "mathlib",
                    Path.of("/crate/Cargo.toml"),
                    List.of(new CargoTarget("mathlib", List.of("cdylib"), List.of())),
                    List.of()),
            "mathlib",
            Path.of("/crate"),
            Path.of("/crate/target"));

    public static final Path OUTPUT = Path.of("/out");

    public static SamplePlans on(Host host) {
        return on(host, true, Map.of());
    }

    /** Plans where zig may be missing, and gcc there for some targets. */
    public static SamplePlans on(Host host, boolean zig, Map<TargetTriple, CToolchain> gcc) {
        Backends backends = new Backends(
                new NativeCargo(),
                new CargoZigbuild("cargo-zigbuild", Optional.empty(), zig, Optional.empty(), Optional.empty()),
                new CrossLinker("gcc", gcc),
                new CrossLinker("clang", Map.of()),
                new CargoXwin("cargo-xwin"),
                new Cross("cross"));
        return new SamplePlans(backends, host);
    }

    public static Host host() {
        return host(Map.of());
    }

    public static Host host(Map<String, String> environment) {
        return new Host(HOST, RUSTC, SYSROOT, environment, config(""), CrossConfig.NONE, Map.of(), Map.of());
    }

    public static Host host(String cargoConfig) {
        return new Host(HOST, RUSTC, SYSROOT, Map.of(), config(cargoConfig), CrossConfig.NONE, Map.of(), Map.of());
    }

    public static Host hostOf(String triple) {
        return new Host(
                TargetTriple.parse(triple), RUSTC, SYSROOT, Map.of(), config(""), CrossConfig.NONE, Map.of(), Map.of());
    }

    public static Host hostWithCrossToml(String text) {
        return new Host(HOST, RUSTC, SYSROOT, Map.of(), config(""), CrossConfig.parse(text), Map.of(), Map.of());
    }

    public static CargoConfig config(String text) {
        return CargoConfig.parse(Map.of(Path.of("/crate/.cargo/config.toml"), text));
    }

    public static TargetSpec spec(String text) {
        return TargetSpec.parse(text);
    }

    public BuildPlan plan(String... targets) {
        return plan(
                Stream.of(targets).map(TargetSpec::parse).map(TargetRequest::of).toList());
    }

    public BuildPlan plan(List<TargetRequest> targets) {
        return plan(targets, options("release"));
    }

    public BuildPlan plan(List<TargetRequest> targets, CargoOptions options) {
        List<BuildStep> steps = new BuildPlanner(backends, machine).plan(CRATE, targets, options, OUTPUT);
        return new BuildPlan(CRATE, machine, Optional.empty(), steps, SymbolPlan.NONE, OUTPUT);
    }

    /** Returns the options for a profile, with cargo's defaults otherwise. */
    static CargoOptions options(String profile) {
        return options(profile, List.of());
    }

    static CargoOptions options(String profile, List<String> arguments) {
        return new CargoOptions(
                profile,
                ProfileOverrides.NONE,
                PathRemapping.NONE,
                Features.DEFAULT,
                false,
                false,
                false,
                OptionalInt.empty(),
                Optional.empty(),
                arguments,
                FrameworkSymbols.NONE);
    }
}
