package io.github.ferrule.plugin.support.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutableFinderTest {

    @TempDir
    Path folder;

    private Path program;
    private Path shim;

    @BeforeEach
    void install() throws IOException {
        program = executable("bin/cargo");
        shim = executable("shims/rustc.cmd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATH", "Path", "path"})
    void theVariableOfWindowsMayHaveAnyCase(String name) {
        assertThat(new ExecutableFinder(Map.of(name, path("shims", "bin"))).find("cargo"))
                .contains(program);
    }

    @Test
    void theVariableInCapitalsCounts() {
        assertThat(new ExecutableFinder(Map.of("PATH", path("bin"), "path", path("shims"))).find("cargo"))
                .contains(program);
    }

    @Test
    void windowsExtensionsAreTriedInAnyCase() {
        Map<String, String> windows =
                Map.of("Path", path("bin", "shims"), "PathExt", ".COM" + File.pathSeparator + ".CMD");
        assertThat(new ExecutableFinder(windows).find("rustc")).contains(shim);
        assertThat(new ExecutableFinder(windows).find("./shims/rustc", folder))
                .contains(folder.resolve("./shims/rustc.cmd"));
        assertThat(new ExecutableFinder(Map.of("Path", path("shims"))).find("rustc"))
                .isEmpty();
    }

    @Test
    void aFolderAndAFileThatCannotBeRunAreNotPrograms() throws IOException {
        Files.createDirectories(folder.resolve("bin/zig"));
        Files.writeString(folder.resolve("bin/clang"), "");
        ExecutableFinder finder = new ExecutableFinder(Map.of("PATH", path("bin")));
        assertThat(finder.find("zig")).isEmpty();
        assertThat(finder.find("clang")).isEmpty();
    }

    private String path(String... names) {
        return String.join(
                File.pathSeparator,
                Stream.of(names).map(name -> folder.resolve(name).toString()).toList());
    }

    private Path executable(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
