package io.github.ferrule.plugin.build.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.process.ExecutableFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choice of objcopy: the compiler's own before those of the machine, and GNU's only for its own platform. */
class DebugSymbolToolsTest {

    private static final TargetTriple HOST = TargetTriple.parse("x86_64-unknown-linux-gnu");
    private static final TargetTriple ARM = TargetTriple.parse("aarch64-unknown-linux-gnu");

    @TempDir
    Path root;

    @Test
    void theCompilersOwnComesFirst() throws IOException {
        program("bin/llvm-objcopy");
        Path own = program("sysroot/lib/rustlib/x86_64-unknown-linux-gnu/bin/rust-objcopy");
        assertThat(objcopy(ARM)).contains(own.toString());
    }

    @Test
    void gnusIsForOnePlatform() throws IOException {
        program("bin/objcopy");
        assertThat(objcopy(HOST)).contains("objcopy");
        assertThat(objcopy(ARM)).isEmpty();
        program("bin/aarch64-linux-gnu-objcopy");
        assertThat(objcopy(ARM)).contains("aarch64-linux-gnu-objcopy");
        program("bin/llvm-objcopy");
        assertThat(objcopy(ARM)).contains("llvm-objcopy");
    }

    private Optional<String> objcopy(TargetTriple target) {
        ExecutableFinder finder =
                new ExecutableFinder(Map.of("PATH", root.resolve("bin").toString()));
        return new DebugSymbolTools(finder, new RustCompiler("1.96.0", HOST, root.resolve("sysroot"))).objcopy(target);
    }

    private Path program(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
