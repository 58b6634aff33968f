package io.github.ferrule.plugin.build.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.backend.CToolchain;
import io.github.ferrule.plugin.build.backend.CrossLinker;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.process.ExecutableFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CCompilersTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({
        "aarch64-unknown-linux-gnu,     aarch64-linux-gnu-gcc",
        "armv7-unknown-linux-gnueabihf, arm-linux-gnueabihf-gcc",
        "i686-unknown-linux-gnu,        i686-linux-gnu-gcc",
        "riscv64gc-unknown-linux-gnu,   riscv64-linux-gnu-gcc",
        "x86_64-pc-windows-gnu,         x86_64-w64-mingw32-gcc",
        "s390x-unknown-linux-gnu,       s390x-unknown-linux-gnu-gcc"
    })
    void gccIsFoundByTheNamesOfDistributions(String triple, String gcc) throws IOException {
        program(gcc);
        assertThat(toolchain(compilers().gcc(List.of(TargetTriple.parse(triple))))
                        .orElseThrow()
                        .compiler())
                .isEqualTo(gcc);
    }

    @Test
    void librariesOfDebiansMultiarchAreFoundByPkgConfig() throws IOException {
        program("i686-linux-gnu-gcc");
        Files.createDirectories(root.resolve("usr/lib/i386-linux-gnu"));
        assertThat(toolchain(compilers().gcc(List.of(TargetTriple.parse("i686-unknown-linux-gnu"))))
                        .flatMap(CToolchain::pkgConfigPath)
                        .orElseThrow())
                .startsWith(root.resolve("usr/lib/i386-linux-gnu/pkgconfig").toString());
    }

    @Test
    void clangNeedsLldAndTheCLibraryOfTheTarget() throws IOException {
        List<TargetTriple> arm = List.of(TargetTriple.parse("aarch64-unknown-linux-gnu"));
        program("clang");
        Files.createDirectories(root.resolve("usr/aarch64-linux-gnu/lib"));
        Files.createFile(root.resolve("usr/aarch64-linux-gnu/lib/libc.so"));
        assertThat(toolchain(compilers().clang(arm))).isEmpty();
        program("ld.lld");
        assertThat(toolchain(compilers().clang(arm)).orElseThrow().linkFlags())
                .contains("link-arg=--target=aarch64-linux-gnu", "link-arg=-fuse-ld=lld");
        assertThat(toolchain(compilers().clang(List.of(TargetTriple.parse("s390x-unknown-linux-gnu")))))
                .isEmpty();
    }

    private CCompilers compilers() {
        return new CCompilers(
                new ExecutableFinder(Map.of("PATH", root.resolve("bin").toString())), root);
    }

    private static Optional<CToolchain> toolchain(CrossLinker linker) {
        return linker.toolchains().values().stream().findFirst();
    }

    private void program(String name) throws IOException {
        Path file = Files.createDirectories(root.resolve("bin")).resolve(name);
        Files.createFile(file);
        file.toFile().setExecutable(true);
    }
}
