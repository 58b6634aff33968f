package io.github.ferrule.plugin.audit.symbols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.ferrule.plugin.audit.TestBed;
import io.github.ferrule.plugin.build.link.FrameworkStubs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables are those that the script of the repository generates from the test bed. */
class SymbolTablesIT {

    private static final Path TABLES =
            Path.of("src", "main", "resources", "io", "github", "ferrule", "plugin", "audit", "symbols");
    private static final Path DEBIAN = Path.of("/var/lib/dpkg/info");
    private static final Path MSVCRT = Path.of("/usr/x86_64-w64-mingw32/lib/libmsvcrt-os.a");
    private static final Path WINE = Path.of("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows");

    @TempDir
    static Path generated;

    @BeforeAll
    static void generate() throws Exception {
        Path zig = TestBed.find().folder("path.zig").resolve("zig").toRealPath();
        Process script = new ProcessBuilder(
                        "../its/bed/symbol-tables",
                        zig.getParent().toString(),
                        DEBIAN.toString(),
                        MSVCRT.toString(),
                        WINE.toString(),
                        generated.toString())
                .inheritIO()
                .start();
        assertThat(script.waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"glibc.txt", "musl.txt", "macos.txt"})
    void theTableIsTheGeneratedOne(String table) throws IOException {
        assertThat(generated.resolve(table)).hasSameTextualContentAs(TABLES.resolve(table));
    }

    /** Another release of Debian has other versions of GCC, MinGW and wine. */
    @ParameterizedTest
    @ValueSource(strings = {"gcc.txt", "msvcrt.txt", "windows.txt", "api-sets.txt"})
    void theTableOfDebianIsTheGeneratedOne(String table) throws IOException {
        assumeThat(Files.readString(Path.of("/etc/os-release"))).contains("VERSION_CODENAME=bookworm");
        assertThat(generated.resolve(table)).hasSameTextualContentAs(TABLES.resolve(table));
    }

    @Test
    void theTableOfFrameworksIsTheGeneratedOne() throws Exception {
        Path table = generated.resolve("frameworks.txt");
        TestBed bed = TestBed.find();
        ProcessBuilder script = new ProcessBuilder(
                        "../its/bed/framework-stubs",
                        TABLES.resolve("macos.txt").toString(),
                        table.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        script.environment().putAll(bed.rustEnvironment());
        assertThat(script.start().waitFor()).isZero();
        assertThat(table)
                .hasSameTextualContentAs(Path.of("src", "main", "resources", FrameworkStubs.TABLE.substring(1)));
    }

    @Test
    void theTablesAreSmall() throws IOException {
        long bytes = 0;
        for (String table :
                List.of("glibc.txt", "gcc.txt", "musl.txt", "macos.txt", "windows.txt", "api-sets.txt", "msvcrt.txt")) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
                Files.copy(TABLES.resolve(table), out);
            }
            bytes += packed.size();
        }
        assertThat(bytes).isLessThan(300_000);
    }
}
