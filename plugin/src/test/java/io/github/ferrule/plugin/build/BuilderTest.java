package io.github.ferrule.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.build.debug.DebugLevel;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.toolchain.ProvisioningPolicy;
import io.github.ferrule.plugin.support.process.ScriptedCommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plans that a builder makes of what rustc and cargo answer; it runs neither. */
class BuilderTest {

    private static final String LINUX = "x86_64-unknown-linux-gnu";
    private static final String MAC = "aarch64-apple-darwin";

    @TempDir
    Path temporary;

    private final ScriptedCommandRunner runner = new ScriptedCommandRunner();
    private final Map<String, String> environment = new TreeMap<>();
    private Path crate;

    @BeforeEach
    void prepareMachine() throws IOException {
        crate = Files.createDirectories(temporary.toRealPath().resolve("crate"));
        Files.writeString(crate.resolve("Cargo.toml"), "");
        Files.createDirectories(temporary.resolve("rust/lib/rustlib/" + LINUX + "/lib"));
        environment.put("PATH", "");
        environment.put("CARGO_HOME", temporary.resolve("cargo").toString());
        runner.print("rustc -vV", "release: 1.96.0\nhost: " + LINUX)
                .print("rustc --print sysroot", temporary.resolve("rust").toString())
                .print("rustc --print target-list", LINUX + "\n" + MAC)
                .print("rustc --print deployment-target --target " + MAC, "MACOSX_DEPLOYMENT_TARGET=11.0")
                .print(
                        "cargo metadata --no-deps --format-version 1",
                        metadata(member("mathlib", "cdylib", "Cargo.toml")));
    }

    @Test
    void aBuildForThisMachineIsOneCargoProcess() throws IOException {
        BuildPlan plan = plan(Optional.empty());
        assertThat(plan.describe())
                .containsExactly(
                        "plan for mathlib:",
                        "  " + LINUX + " -> cargo: this machine's own platform",
                        "      file  " + temporary.resolve("out/" + LINUX + "/libmathlib.so"),
                        "      in    " + crate,
                        "      run   CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS='-C link-arg=-Wl,-Bsymbolic' cargo build"
                                + " --lib --message-format=json-render-diagnostics --profile release --target "
                                + LINUX);
    }

    @Test
    void rustcIsAskedAloneFirstBecauseRustupMayInstallTheToolchain() throws IOException {
        plan(Optional.empty());
        assertThat(runner.lines()).first().isEqualTo("rustc -vV");
        assertThat(runner.lines())
                .containsExactlyInAnyOrder(
                        "rustc -vV", "rustc --print sysroot", "cargo metadata --no-deps --format-version 1");
    }

    @Test
    void theOldestMacosIsThatOfRustc() throws IOException {
        assertThat(plan(Optional.empty(), MAC).steps())
                .singleElement()
                .satisfies(step -> assertThat(step.command().environment())
                        .containsEntry("MACOSX_DEPLOYMENT_TARGET", Optional.of("11.0")));
    }

    @Test
    void flagsInAConfigurationFileAreThoseThatCargoReports() throws IOException {
        Files.createDirectories(crate.resolve(".cargo"));
        Files.writeString(crate.resolve(".cargo/config.toml"), "[build]\nrustflags = ['--cfg=fast']\n");
        runner.on("cargo check -vv --offline --keep-going", (command, output, error) -> {
            int folder = command.arguments().indexOf("--target-dir") + 1;
            error.accept("     Running `/rust/bin/rustc --crate-name ferrule_probe --target " + LINUX
                    + " -L dependency=" + command.arguments().get(folder) + " --cfg=fast --cfg=ferrule_probe`");
            return 0;
        });
        BuildPlan plan = plan(Optional.empty());
        assertThat(plan.host().settings().values())
                .singleElement()
                .extracting(CargoSettings::rustflags, CargoSettings::source)
                .containsExactly(List.of("--cfg=fast"), CargoSettings.Source.BUILD);
    }

    @Test
    void aWorkspaceWithTwoLibrariesNeedsThePackage() throws IOException {
        runner.print(
                "cargo metadata",
                metadata(member("core", "cdylib", "core/Cargo.toml"), member("codec", "cdylib", "codec/Cargo.toml")));
        assertThatThrownBy(() -> plan(Optional.empty()))
                .hasMessageContaining("FERRULE-004")
                .hasMessageContaining("packages with a cdylib: codec, core")
                .hasMessageContaining("write  <package>core</package>");
        assertThat(plan(Optional.of("codec")).crate().library()).isEqualTo("codec");
        assertThatThrownBy(() -> plan(Optional.of("other")))
                .hasMessageContaining("FERRULE-005  the workspace has no package 'other'");
    }

    @Test
    void aCrateWithoutACdylibIsRefused() {
        runner.print("cargo metadata", metadata(member("mathlib", "rlib", "Cargo.toml")));
        assertThatThrownBy(() -> plan(Optional.empty()))
                .hasMessageContaining("FERRULE-003  mathlib: its Cargo.toml declares no cdylib")
                .hasMessageContaining("crate-type = [\"cdylib\", \"rlib\"]");
    }

    @Test
    void aTargetThatRustcDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> plan(Optional.empty(), "x86_64-unknown-linux-gmu"))
                .hasMessageContaining("FERRULE-010  x86_64-unknown-linux-gmu")
                .hasMessageContaining("write  <target>" + LINUX + "</target>");
    }

    @Test
    void aFolderWithoutACrateIsRefusedBeforeAnyProgramRuns() throws IOException {
        Files.delete(crate.resolve("Cargo.toml"));
        assertThatThrownBy(() -> plan(Optional.empty()))
                .hasMessageContaining("FERRULE-001  " + crate + ": has no Cargo.toml");
        assertThat(runner.lines()).isEmpty();
    }

    private BuildPlan plan(Optional<String> packageName, String... targets) throws IOException {
        Builder builder =
                new Builder(runner, environment, new ProvisioningPolicy(true, temporary.resolve("tools")), line -> {});
        List<TargetRequest> requests =
                Stream.of(targets).map(TargetSpec::parse).map(TargetRequest::of).toList();
        return builder.plan(new BuildRequest(
                crate,
                packageName,
                new TargetSelection(requests, false),
                SamplePlans.options("release"),
                false,
                DebugLevel.NONE,
                temporary.resolve("out")));
    }

    private String metadata(String... members) {
        return Stream.of(members)
                .collect(Collectors.joining(
                        ", ",
                        "{\"workspace_root\": \"" + crate + "\", \"target_directory\": \"" + crate
                                + "/target\", \"packages\": [",
                        "]}"));
    }

    private String member(String name, String crateType, String manifest) {
        return "{\"id\": \"" + name + "\", \"name\": \"" + name + "\", \"version\": \"0.1.0\", \"manifest_path\": \""
                + crate.resolve(manifest) + "\", \"targets\": [{\"name\": \"" + name + "\", \"crate_types\": [\""
                + crateType + "\"]}]}";
    }
}
