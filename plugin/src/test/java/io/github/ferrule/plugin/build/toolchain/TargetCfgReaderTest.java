package io.github.ferrule.plugin.build.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.cargo.CargoConfig;
import io.github.ferrule.plugin.build.cargo.CrossConfig;
import io.github.ferrule.plugin.build.cargo.TargetCfg;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.process.ScriptedCommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetCfgReaderTest {

    private static final TargetTriple MUSL = TargetTriple.parse("x86_64-unknown-linux-musl");
    private static final String CALL = "rustc --print cfg --target x86_64-unknown-linux-musl";
    private static final TargetCfg ANSWER = new TargetCfg(MUSL, Set.of("unix", "target_env=\"musl\""));

    @TempDir
    Path machine;

    private final ScriptedCommandRunner runner = new ScriptedCommandRunner().print(CALL, "target_env=\"musl\"\nunix\n");

    @BeforeEach
    void createFolders() throws IOException {
        Files.createDirectories(machine.resolve("rust/lib"));
        Files.createDirectories(machine.resolve("target"));
    }

    @Test
    void rustcIsAskedOnceForATargetAndItsFlags() {
        assertThat(reader("1.96.0").read(MUSL, List.of())).isEqualTo(ANSWER);
        assertThat(reader("1.96.0").read(MUSL, List.of())).isEqualTo(ANSWER);
        assertThat(reader("1.96.0").read(MUSL, List.of("--cfg", "a"))).isEqualTo(ANSWER);
        assertThat(runner.lines()).containsExactly(CALL, CALL + " --cfg a");
    }

    @Test
    void anotherCompilerIsAskedAgain() throws IOException {
        reader("1.96.0").read(MUSL, List.of());
        reader("1.97.0").read(MUSL, List.of());
        Files.setLastModifiedTime(machine.resolve("rust/lib"), FileTime.fromMillis(0)); // as by rustup update nightly
        reader("1.97.0").read(MUSL, List.of());
        assertThat(runner.lines()).containsExactly(CALL, CALL, CALL);
    }

    @Test
    void cargosTargetFolderIsLeftForCargoToCreate() throws IOException {
        Files.delete(machine.resolve("target"));
        assertThat(reader("1.96.0").read(MUSL, List.of())).isEqualTo(ANSWER);
        assertThat(machine.resolve("target")).doesNotExist();
    }

    @Test
    void flagsThatRustcRejectsAreReported() {
        runner.on(CALL + " -C nonsense", (command, output, error) -> {
            error.accept("error: unknown codegen option: `nonsense`");
            return 1;
        });
        assertThatThrownBy(() -> reader("1.96.0").read(MUSL, List.of("-C", "nonsense")))
                .hasMessageContaining("x86_64-unknown-linux-musl: rustc cannot list the target's cfg conditions")
                .hasMessageContaining("unknown codegen option: `nonsense`")
                .hasMessageContaining(CALL + " -C nonsense")
                .hasMessageContaining("-Dferrule.sbom=false");
    }

    private TargetCfgReader reader(String release) {
        Host host = new Host(
                MUSL,
                release,
                machine.resolve("rust"),
                Map.of(),
                CargoConfig.parse(Map.of()),
                CrossConfig.NONE,
                Map.of(),
                Map.of());
        RustToolchain rust = new RustToolchain(runner, machine, Optional.empty());
        return new TargetCfgReader(rust, host, machine.resolve("target/.ferrule"));
    }
}
