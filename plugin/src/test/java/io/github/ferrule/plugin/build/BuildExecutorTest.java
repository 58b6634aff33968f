package io.github.ferrule.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.BuildReport.Built;
import io.github.ferrule.plugin.build.BuildReport.Failed;
import io.github.ferrule.plugin.build.backend.Backends;
import io.github.ferrule.plugin.build.cargo.CargoPackage;
import io.github.ferrule.plugin.build.cargo.CargoTarget;
import io.github.ferrule.plugin.build.debug.SymbolPlan;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.ScriptedCommandRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildExecutorTest {

    private static final String TARGET = "x86_64-unknown-linux-gnu";

    @TempDir
    Path folder;

    private final List<String> shown = new ArrayList<>();
    private final ScriptedCommandRunner runner = new ScriptedCommandRunner();
    private Path artifact;
    private String version = "0.1.0";

    @BeforeEach
    void cargoHasATargetFolder() throws IOException {
        artifact = folder.resolve("target").resolve(TARGET).resolve("release").resolve("libapi.so");
        Files.createDirectories(artifact.getParent());
    }

    @Test
    void aLibraryThatCargoCompiledIsCopied() throws IOException {
        runner.on("cargo build", (command, output, error) -> compiled("core-a", "a", output));
        BuildReport report = build("core-a");
        assertThat(report.problems()).isEmpty();
        assertThat(report.libraries().get(0).file())
                .isEqualTo(folder.resolve("out").resolve(TARGET).resolve("libapi.so"))
                .hasContent("a");
    }

    @Test
    void aFreshLibraryIsCopiedIfItWasCompiledForThePackage() throws IOException {
        runner.on("cargo build", (command, output, error) -> compiled("core-a", "a", output));
        build("core-a");
        runner.on("cargo build", (command, output, error) -> fresh("core-a", output));
        BuildReport report = build("core-a");
        assertThat(report.outcomes()).hasOnlyElementsOfType(Built.class);
        assertThat(runner.lines()).hasSize(2);
    }

    @Test
    void aLibraryThatAnotherPackageOverwroteIsCompiledAgain() throws IOException {
        runner.on("cargo build", (command, output, error) -> compiled("core-a", "a", output));
        build("core-a");
        runner.on("cargo build", (command, output, error) -> compiled("core-b", "b", output));
        build("core-b");
        runner.on("cargo build", (command, output, error) -> fresh("core-a", output))
                .on(
                        "cargo clean -p path+file:///ws/core-a#core-a@0.1.0 --profile release",
                        (command, output, error) -> {
                            runner.on("cargo build", (again, out, err) -> compiled("core-a", "a", out));
                            return 0;
                        });
        BuildReport report = build("core-a");
        assertThat(report.libraries().get(0).file()).hasContent("a");
        assertThat(shown)
                .contains("compiling core-a again: the library api in cargo's target folder"
                        + " was not compiled for it by Ferrule");
    }

    @Test
    void aLibraryOfAnotherVersionIsCompiledAgain() throws IOException {
        runner.on("cargo build", (command, output, error) -> compiled("core-a", "1", output));
        build("core-a");
        version = "0.2.0";
        runner.on("cargo build", (command, output, error) -> compiled("core-a", "2", output));
        build("core-a");
        version = "0.1.0";
        runner.on("cargo build", (command, output, error) -> fresh("core-a", output))
                .on("cargo clean", (command, output, error) -> {
                    runner.on("cargo build", (again, out, err) -> compiled("core-a", "1", out));
                    return 0;
                });
        assertThat(build("core-a").libraries().get(0).file()).hasContent("1");
    }

    @Test
    void anUnchangedLibraryIsLeftAlone() throws IOException {
        String large = "a".repeat(2 << 20);
        runner.on("cargo build", (command, output, error) -> compiled("core-a", large, output));
        Path library = build("core-a").libraries().get(0).file();
        Object before = Files.getAttribute(library, "unix:ino");
        runner.on("cargo build", (command, output, error) -> fresh("core-a", output));
        assertThat(build("core-a").table().get(1)).endsWith("up to date");
        assertThat(Files.getAttribute(library, "unix:ino")).isEqualTo(before);
    }

    @Test
    void aCopyThatSomebodyChangedIsReplaced() throws IOException {
        String large = "a".repeat(2 << 20);
        runner.on("cargo build", (command, output, error) -> compiled("core-a", large, output));
        Path library = build("core-a").libraries().get(0).file();
        Files.writeString(library, "b".repeat(2 << 20));
        runner.on("cargo build", (command, output, error) -> fresh("core-a", output));
        assertThat(build("core-a").libraries().get(0).file()).hasContent(large);
    }

    @Test
    void aLargeLibraryThatWasOverwrittenIsCompiledAgain() throws IOException {
        String large = "a".repeat(2 << 20);
        runner.on("cargo build", (command, output, error) -> compiled("core-a", large, output));
        build("core-a");
        Files.writeString(artifact, "b".repeat(2 << 20));
        runner.on("cargo build", (command, output, error) -> fresh("core-a", output))
                .print("cargo clean", "");
        assertThat(build("core-a").problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.LIBRARY_OVERWRITTEN);
    }

    @Test
    void aLibraryThatStaysOverwrittenIsAnError() throws IOException {
        Files.writeString(artifact, "b");
        runner.on("cargo build", (command, output, error) -> fresh("core-a", output))
                .print("cargo clean", "");
        assertThat(build("core-a").problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.LIBRARY_OVERWRITTEN);
    }

    @Test
    void theLibraryOfAnotherPackageIsNotCopied() throws IOException {
        runner.on("cargo build", (command, output, error) -> compiled("core-b", "b", output));
        assertThat(build("core-a").outcomes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.problem().code()).isEqualTo(ProblemCode.NO_LIBRARY_BUILT));
    }

    @Test
    void aFailureShowsCargosErrorAndTheCommand() throws IOException {
        runner.on("cargo build", (command, output, error) -> {
            error.accept("error[E0425]: cannot find value `x` in this scope");
            error.accept(" --> src/lib.rs:3:5");
            return 101;
        });
        assertThat(build("core-a").problems())
                .singleElement()
                .asString()
                .contains(
                        "FERRULE-101  x86_64-unknown-linux-gnu: cargo failed with exit code 101",
                        "error[E0425]: cannot find value `x` in this scope",
                        "cargo build --lib");
    }

    @Test
    void aMissingProgramIsNamed() throws IOException {
        assertThat(build("core-a").problems())
                .singleElement()
                .asString()
                .contains("FERRULE-006", "cargo is not on the PATH", "install Rust from https://rustup.rs");
    }

    private BuildReport build(String name) throws IOException {
        Path workspace = folder.resolve("ws");
        CargoPackage pkg = new CargoPackage(
                id(name),
                name,
                workspace.resolve(name).resolve("Cargo.toml"),
                List.of(new CargoTarget("api", List.of("cdylib"), List.of())),
                List.of());
        Crate crate = new Crate(pkg, "api", workspace, folder.resolve("target"));
        Path out = folder.resolve("out");
        Backends backends = SamplePlans.on(SamplePlans.host()).backends();
        List<BuildStep> steps = new BuildPlanner(backends, SamplePlans.host())
                .plan(crate, List.of(TargetRequest.of(TargetSpec.parse(TARGET))), SamplePlans.options("release"), out);
        return new BuildExecutor(runner, shown::add, "1.96.0")
                .execute(new BuildPlan(crate, SamplePlans.host(), Optional.empty(), steps, SymbolPlan.NONE, out));
    }

    private int compiled(String name, String content, Consumer<String> output) {
        try {
            Files.writeString(artifact, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output.accept(message(name, false));
        return 0;
    }

    private int fresh(String name, Consumer<String> output) {
        output.accept(message(name, true));
        return 0;
    }

    private String message(String name, boolean fresh) {
        return "{\"reason\":\"compiler-artifact\",\"package_id\":\"" + id(name) + "\",\"manifest_path\":\"/ws/" + name
                + "/Cargo.toml\",\"target\":{\"crate_types\":[\"cdylib\"]},\"filenames\":[\"" + artifact
                + "\"],\"fresh\":" + fresh + "}";
    }

    private String id(String name) {
        return "path+file:///ws/" + name + "#" + name + "@" + version;
    }
}
