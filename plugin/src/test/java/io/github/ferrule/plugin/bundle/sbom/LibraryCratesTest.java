package io.github.ferrule.plugin.bundle.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.SamplePlans;
import io.github.ferrule.plugin.build.cargo.CrossConfig;
import io.github.ferrule.plugin.build.cargo.ResolvedCrate;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.build.toolchain.RustToolchain;
import io.github.ferrule.plugin.support.process.ScriptedCommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The crates of each library, from one call of cargo for all targets and one of rustc for each. */
class LibraryCratesTest {

    private static final String LINUX = "x86_64-unknown-linux-musl";
    private static final String WINDOWS = "x86_64-pc-windows-gnu";
    private static final String CRATE = "path+file:///crate#mathlib@0.1.0";

    @TempDir
    Path machine;

    private final ScriptedCommandRunner runner = new ScriptedCommandRunner();

    @Test
    void aDependencyIsListedForTheTargetsThatMeetItsCondition() throws IOException {
        assertThat(crates("cfg(windows)")).isEqualTo(Map.of(LINUX, List.of(), WINDOWS, List.of("extra")));
        assertThat(crates("cfg(not(target_os = \"windows\"))"))
                .isEqualTo(Map.of(LINUX, List.of("extra"), WINDOWS, List.of()));
        assertThat(crates(WINDOWS)).isEqualTo(Map.of(LINUX, List.of(), WINDOWS, List.of("extra")));
    }

    /** Ferrule builds for musl without the static C runtime, which rustc's own default has. */
    @Test
    void theFlagsOfTheBuildDecide() throws IOException {
        assertThat(crates("cfg(target_feature = \"crt-static\")"))
                .isEqualTo(Map.of(LINUX, List.of(), WINDOWS, List.of()));
    }

    @Test
    void cargoIsCalledOnceAndRustcOncePerTarget() throws IOException {
        crates("cfg(unix)");
        assertThat(runner.lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("cargo metadata --format-version 1 --filter-platform " + LINUX
                                        + " --filter-platform " + WINDOWS + " --offline"),
                        line -> assertThat(line)
                                .startsWith("rustc --print cfg --target " + LINUX)
                                .contains("-C target-feature=-crt-static"),
                        line -> assertThat(line).isEqualTo("rustc --print cfg --target " + WINDOWS));
    }

    /** Returns the names of the crates that a library needs in addition to its own, if one dependency has this condition. */
    private Map<String, List<String>> crates(String condition) throws IOException {
        Files.createDirectories(machine.resolve("rust/lib"));
        Files.createDirectories(machine.resolve("extra"));
        runner.print("cargo metadata", metadata(condition))
                .print(
                        "rustc --print cfg --target " + LINUX,
                        "unix\ntarget_os=\"linux\"\ntarget_feature=\"crt-static\"")
                .on(
                        "rustc --print cfg --target " + LINUX + " -C target-feature=-crt-static",
                        (command, output, error) -> {
                            output.accept("unix");
                            output.accept("target_os=\"linux\"");
                            return 0;
                        })
                .print("rustc --print cfg --target " + WINDOWS, "windows\ntarget_os=\"windows\"");
        Host host = new Host(
                SamplePlans.HOST,
                SamplePlans.RUSTC,
                machine.resolve("rust"),
                Map.of(),
                SamplePlans.config(""),
                CrossConfig.NONE,
                Map.of(),
                Map.of());
        BuildPlan plan = SamplePlans.on(host).plan(LINUX, WINDOWS);
        RustToolchain rust = new RustToolchain(runner, machine, Optional.empty());
        Map<TargetTriple, LibraryCrates> found = LibraryCrates.find(rust, plan, options -> List.of("--offline"));
        return Map.of(LINUX, names(found, LINUX), WINDOWS, names(found, WINDOWS));
    }

    private static List<String> names(Map<TargetTriple, LibraryCrates> found, String target) {
        return found.get(TargetTriple.parse(target)).tree().crates().stream()
                .map(ResolvedCrate::name)
                .filter(name -> !name.equals("mathlib"))
                .toList();
    }

    private String metadata(String condition) {
        return """
                {"workspace_root": "%1$s", "workspace_members": ["%2$s"], "packages": [
                  {"id": "%2$s", "name": "mathlib", "version": "0.1.0", "source": null, "license": "MIT",
                   "license_file": null, "targets": [{"kind": ["cdylib"]}], "manifest_path": "%1$s/Cargo.toml"},
                  {"id": "extra", "name": "extra", "version": "1.0.0", "source": "registry", "license": "MIT",
                   "license_file": null, "targets": [{"kind": ["lib"]}], "manifest_path": "%1$s/extra/Cargo.toml"}],
                 "resolve": {"nodes": [
                  {"id": "%2$s", "deps": [{"pkg": "extra", "dep_kinds": [{"kind": null, "target": "%3$s"}]}]},
                  {"id": "extra", "deps": []}]}}
                """.formatted(machine, CRATE, condition.replace("\"", "\\\""));
    }
}
