package io.github.ferrule.plugin.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sources of a crate without Java. */
class NativeOnlyModuleTest {

    @TempDir
    Path folder;

    @Test
    void theSourcesAreThoseOfTheWorkspaceAndNothingElse() throws IOException {
        for (String file : List.of(
                "Cargo.lock",
                "common/Cargo.toml",
                "common/src/lib.rs",
                "one/build.rs",
                "one/src/lib.rs",
                "one/csrc/fast.c",
                "LICENSE-MIT",
                "signing.key",
                ".env",
                ".cargo/config.toml",
                "target/release/build/x/out/generated.rs",
                "one/target/debug/x.rs")) {
            write(file, "");
        }
        write("Cargo.toml", "[workspace]\nmembers = [\"one\", \"common\"]\n");
        write("one/Cargo.toml", "[package]\nname = \"one\"\n");
        Files.createSymbolicLink(folder.resolve("one/src/link.rs"), folder.resolve("signing.key"));
        NativeOnlyModule module =
                new NativeOnlyModule(new Coordinates("com.acme", "one", "1.0"), folder.resolve("one"), List.of());
        assertThat(module.sources())
                .extracting(JarContent::path)
                .containsExactly(
                        "Cargo.lock",
                        "Cargo.toml",
                        "LICENSE-MIT",
                        "common/Cargo.toml",
                        "common/src/lib.rs",
                        "one/Cargo.toml",
                        "one/build.rs",
                        "one/csrc/fast.c",
                        "one/src/lib.rs");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
