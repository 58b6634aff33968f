package io.github.ferrule.plugin.build.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.process.ScriptedCommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RustToolchainTest {

    private static final TargetTriple HOST = TargetTriple.parse("x86_64-unknown-linux-gnu");

    @TempDir
    Path sysroot;

    private final ScriptedCommandRunner runner = new ScriptedCommandRunner();
    private final RustToolchain rust = new RustToolchain(runner, Path.of("/crate"), Optional.of("stable"));

    @Test
    void readsTheVersionAndTheHost() {
        runner.print("rustc -vV", "rustc 1.96.0 (abc)\nrelease: 1.96.0\nhost: x86_64-unknown-linux-gnu\n");
        assertThat(rust.version()).isEqualTo(new RustCompiler.Version("1.96.0", HOST));
    }

    @Test
    void aTypoInATripleIsAnsweredWithTheNearestNames() {
        runner.print(
                "rustc --print target-list",
                "aarch64-unknown-linux-gnu\nx86_64-unknown-linux-gnu\nx86_64-unknown-linux-musl\n");
        TargetTriple withoutVendor = TargetTriple.parse("x86_64-linux-gnu");
        RustCompiler compiler = new RustCompiler("1.96.0", HOST, sysroot);
        assertThatThrownBy(() -> rust.rejectUnknown(List.of(withoutVendor), compiler))
                .hasMessageContaining("FERRULE-010  x86_64-linux-gnu: rustc knows no such target")
                .hasMessageContaining("closest: x86_64-unknown-linux-gnu, ")
                .hasMessageContaining("write  <target>x86_64-unknown-linux-gnu</target>");
    }

    @Test
    void rustcIsNotAskedAboutTargetsWhoseLibraryIsInstalled() throws IOException {
        Files.createDirectories(sysroot.resolve("lib/rustlib/x86_64-unknown-linux-gnu/lib"));
        RustCompiler compiler = new RustCompiler("1.96.0", HOST, sysroot);
        assertThatCode(() -> rust.rejectUnknown(List.of(HOST), compiler)).doesNotThrowAnyException();
        assertThat(runner.lines()).isEmpty();
    }

    @Test
    void aProgramThatIsNotRustcIsNamed() {
        runner.print("rustc -vV", "usage: wrapper COMMAND\n");
        assertThatThrownBy(rust::version)
                .hasMessageContaining("FERRULE-006  rustc: it does not print its version as rustc does")
                .hasMessageContaining("usage: wrapper COMMAND");
    }

    @Test
    void aMissingCompilerIsNamed() {
        assertThatThrownBy(rust::version)
                .hasMessageContaining("FERRULE-006  rustc: is not on the PATH")
                .hasMessageContaining("https://rustup.rs");
    }
}
