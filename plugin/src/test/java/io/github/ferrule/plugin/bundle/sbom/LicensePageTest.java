package io.github.ferrule.plugin.bundle.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page with the licenses in a jar. */
class LicensePageTest {

    @TempDir
    Path machine;

    private final LicensePage page = new LicensePage();

    @Test
    void eachTextIsThereOnceWithAllItsNames() throws IOException {
        Path linux = inventory("linux", "app for linux");
        write(linux, "a-1.0.0/LICENSE-MIT", "MIT of a\n");
        write(linux, "a-1.0.0/LICENSE-APACHE", "Apache\n");
        write(linux, "b-2.0.0/LICENSE-MIT", "MIT of b\n");
        Path windows = inventory("windows", "app for windows");
        write(windows, "b-2.0.0/LICENSE-MIT", "MIT of b\n");
        write(windows, "c-3.0.0/LICENSE-APACHE", "Apache\n");
        page.add(new Inventory(linux));
        page.add(new Inventory(windows));
        assertThat(page.text()).isEqualTo("""
                app for linux

                app for windows

                ==== a-1.0.0/LICENSE-APACHE, c-3.0.0/LICENSE-APACHE ====

                Apache

                ==== a-1.0.0/LICENSE-MIT ====

                MIT of a

                ==== b-2.0.0/LICENSE-MIT ====

                MIT of b

                """);
    }

    /** The registry's crate for one target, and a repository's for another one. */
    @Test
    void twoTextsOfOneNameAreBothThere() throws IOException {
        Path linux = inventory("linux", "");
        write(linux, "a-1.0.0/LICENSE", "of the registry");
        Path windows = inventory("windows", "");
        write(windows, "a-1.0.0/LICENSE", "of the repository");
        page.add(new Inventory(linux));
        page.add(new Inventory(windows));
        assertThat(page.text()).contains("of the registry", "of the repository");
    }

    @Test
    void aTextInAnOldEncodingBecomesUtf8() throws IOException {
        Path linux = inventory("linux", "");
        Path text = write(linux, "a-1.0.0/AUTHORS", "");
        Files.write(text, "José © 1999".getBytes(StandardCharsets.ISO_8859_1));
        page.add(new Inventory(linux));
        assertThat(page.text()).contains("José © 1999");
    }

    private Path inventory(String target, String summary) throws IOException {
        Path folder = Files.createDirectories(machine.resolve(target));
        Files.writeString(folder.resolve(Inventory.SUMMARY), summary.isEmpty() ? "" : summary + "\n");
        return folder;
    }

    private static Path write(Path inventory, String name, String text) throws IOException {
        Path file = inventory.resolve("licenses").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
