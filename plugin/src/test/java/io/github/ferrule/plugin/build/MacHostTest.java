package io.github.ferrule.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.debug.DebugLevel;
import io.github.ferrule.plugin.build.doctor.Check;
import io.github.ferrule.plugin.build.doctor.Doctor;
import io.github.ferrule.plugin.build.doctor.DoctorReport;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plans and the doctor on a Mac, by what its tools print; rust-lang/cargo#10059 has the words of rustc and xcrun. */
class MacHostTest {

    private static final String ARM = "aarch64-apple-darwin";
    private static final String INTEL = "x86_64-apple-darwin";
    private static final String UNIVERSAL = "universal2-apple-darwin";
    private static final String LINUX = "x86_64-unknown-linux-gnu";

    private static final String RUSTC = """
            rustc 1.56.0 (09c42c458 2021-10-18)
            binary: rustc
            commit-hash: 09c42c45858d5f3aedfa670698275303a3d19afa
            commit-date: 2021-10-18
            host: %s
            release: 1.56.0
            LLVM version: 13.0.0
            """;

    /** The folder of Xcode, and that of the command line tools alone. */
    private static final String XCODE =
            "/Applications/Xcode.app/Contents/Developer/Platforms/MacOSX.platform/Developer/SDKs/MacOSX.sdk";

    private static final String COMMAND_LINE_TOOLS = "/Library/Developer/CommandLineTools/SDKs/MacOSX.sdk";

    @TempDir
    Path temporary;

    private final ScriptedCommandRunner runner = new ScriptedCommandRunner();
    private final Map<String, String> environment = new TreeMap<>();
    private Path crate;
    private Path programs;

    @BeforeEach
    void prepareMac() throws IOException {
        Path home = temporary.toRealPath();
        crate = Files.createDirectories(home.resolve("crate"));
        programs = Files.createDirectories(home.resolve("bin"));
        Files.writeString(crate.resolve("Cargo.toml"), "");
        for (String target : List.of(ARM, INTEL, LINUX)) {
            Files.createDirectories(home.resolve("rust/lib/rustlib/" + target + "/lib"));
        }
        for (String program : List.of("rustc", "cargo", "xcrun", "zig", "cargo-zigbuild")) {
            install(program);
        }
        environment.put("PATH", programs.toString());
        environment.put("HOME", home.toString());
        runner.on("", (command, output, error) -> 1) // every other program
                .print("rustc -vV", RUSTC.formatted(ARM))
                .print("rustc --print sysroot", home.resolve("rust").toString())
                .print("rustc --print deployment-target --target " + ARM, "MACOSX_DEPLOYMENT_TARGET=11.0")
                .print("rustc --print deployment-target --target " + INTEL, "MACOSX_DEPLOYMENT_TARGET=10.12")
                .print("xcrun --sdk macosx --show-sdk-path", XCODE)
                .print("cargo metadata --no-deps --format-version 1", """
                        {"workspace_root": "%1$s", "target_directory": "%1$s/target", "packages": [{"id": "mathlib",
                          "name": "mathlib", "version": "0.1.0", "manifest_path": "%1$s/Cargo.toml",
                          "targets": [{"name": "mathlib", "crate_types": ["cdylib"]}]}]}
                        """.formatted(crate));
    }

    @ParameterizedTest
    @ValueSource(strings = {ARM, INTEL})
    void withoutTargetsItBuildsForItselfWithApplesLinker(String host) throws IOException {
        runner.print("rustc -vV", RUSTC.formatted(host));
        BuildPlan plan = plan();
        assertThat(plan.host().triple()).hasToString(host);
        assertThat(plan.describe())
                .contains(
                        "  " + host + " -> cargo: this machine's own platform",
                        "      file  " + temporary.resolve("out/" + host + "/libmathlib.dylib"));
        assertThat(plan.steps().get(0).command().program()).isEqualTo("cargo");
    }

    @Test
    void bothSlicesOfAUniversalLibraryComeFromOneCargo() throws IOException {
        BuildPlan plan = plan(UNIVERSAL);
        assertThat(plan.describe())
                .contains("  " + UNIVERSAL + " -> cargo: Apple's linker builds for both of its architectures");
        assertThat(plan.steps()).singleElement().satisfies(step -> {
            assertThat(step.command().program()).isEqualTo("cargo");
            assertThat(step.command().arguments())
                    .containsSubsequence("--target", INTEL, "--target", ARM)
                    .as("Apple's linker needs no script")
                    .noneMatch(argument -> argument.contains("ferrule-linker"));
            assertThat(step.command().environment()).containsEntry("MACOSX_DEPLOYMENT_TARGET", Optional.of("11.0"));
        });
    }

    @Test
    void theOtherProcessorNeedsNoOtherLinker() throws IOException {
        assertThat(plan(INTEL).describe())
                .contains("  " + INTEL + " -> cargo: Apple's linker builds for both of its architectures");
    }

    @Test
    void linuxIsBuiltByZigNextToThem() throws IOException {
        BuildPlan plan = plan(ARM, LINUX + ".2.17");
        assertThat(plan.steps()).extracting(step -> step.backend().name()).containsExactly("cargo", "zigbuild");
        assertThat(plan.steps().get(1).command().environment()).doesNotContainKey("MACOSX_DEPLOYMENT_TARGET");
    }

    @ParameterizedTest
    @ValueSource(strings = {XCODE, COMMAND_LINE_TOOLS})
    void theDoctorNamesTheSdkThatXcrunNames(String folder) throws IOException {
        runner.print("xcrun --sdk macosx --show-sdk-path", folder);
        DoctorReport report = examine(UNIVERSAL, LINUX + ".2.17");
        assertThat(sdk(report).neededBy()).containsExactly(UNIVERSAL);
        assertThat(report.table())
                .anyMatch(line -> line.matches("ok +sdk +macOS SDK +" + folder))
                .last()
                .isEqualTo("verdict: every target can be built on this machine");
    }

    @Test
    void theSdkOfTheUserComesFirst() throws IOException {
        environment.put("SDKROOT", "/SDKs/MacOSX14.sdk");
        assertThat(sdk(examine(ARM)).found()).get().hasToString("/SDKs/MacOSX14.sdk");
    }

    /** As after an upgrade of macOS: cc is there, and fails. */
    @Test
    void withoutTheCommandLineToolsNoMacTargetCanBeBuilt() throws IOException {
        runner.on("xcrun", (command, output, error) -> {
            error.accept("xcrun: error: invalid active developer path (/Library/Developer/CommandLineTools),"
                    + " missing xcrun at: /Library/Developer/CommandLineTools/usr/bin/xcrun");
            return 1;
        });
        assertThat(examine(ARM, LINUX + ".2.17").table())
                .containsSubsequence(
                        "MISSING            sdk               macOS SDK                 -",
                        "                   needed by " + ARM,
                        "                   xcode-select --install")
                .last()
                .isEqualTo("verdict: some targets cannot be built on this machine; missing: macOS SDK");
        assertThat(sdk(examine(LINUX + ".2.17")).state()).isEqualTo("absent");
    }

    @Test
    void onLinuxTheSdkIsOptional() throws IOException {
        runner.print("rustc -vV", RUSTC.formatted(LINUX));
        assertThat(sdk(examine(ARM)).state()).isEqualTo("absent");
        assertThat(runner.lines()).noneMatch(line -> line.startsWith("xcrun"));
    }

    private static Check sdk(DoctorReport report) {
        return report.checks().stream()
                .filter(check -> check.kind().equals("sdk"))
                .findFirst()
                .orElseThrow();
    }

    private DoctorReport examine(String... targets) throws IOException {
        return new Doctor(runner, environment, provisioning()).examine(crate, selection(targets), Optional.empty());
    }

    private BuildPlan plan(String... targets) throws IOException {
        return new Builder(runner, environment, provisioning(), line -> {})
                .plan(new BuildRequest(
                        crate,
                        Optional.empty(),
                        selection(targets),
                        SamplePlans.options("release"),
                        false,
                        DebugLevel.NONE,
                        temporary.resolve("out")));
    }

    private ProvisioningPolicy provisioning() {
        return new ProvisioningPolicy(true, temporary.resolve("tools"));
    }

    private static TargetSelection selection(String... targets) {
        return new TargetSelection(
                Stream.of(targets).map(TargetSpec::parse).map(TargetRequest::of).toList(), false);
    }

    private void install(String program) throws IOException {
        Path file = Files.writeString(programs.resolve(program), "");
        if (!file.toFile().setExecutable(true)) {
            throw new AssertionError(file + " cannot be made executable");
        }
    }
}
