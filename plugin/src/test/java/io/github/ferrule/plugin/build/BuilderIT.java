package io.github.ferrule.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.ferrule.plugin.build.debug.DebugLevel;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.toolchain.ProvisioningPolicy;
import io.github.ferrule.plugin.support.process.ExecCommandRunner;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds small crates with the real cargo and zig of the test bed. */
class BuilderIT {

    private static final String LINUX = "x86_64-unknown-linux-gnu";

    @TempDir
    Path temporary;

    private Path folder;
    private DebugLevel symbols = DebugLevel.NONE;
    private final Map<String, String> environment = new HashMap<>(System.getenv());

    @BeforeEach
    void useTheTestBed() throws IOException {
        folder = temporary.toRealPath();
        Map<String, String> env = System.getenv();
        String cache = env.getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        Path file = Path.of(env.getOrDefault("FERRULE_BED", cache + "/ferrule/bed"), "bed.properties");
        assumeThat(file).exists();
        Properties bed = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            bed.load(reader);
        }
        environment.keySet().removeIf(name -> name.contains("RUSTFLAGS"));
        environment.put("PATH", bed.getProperty("path") + ":" + env.get("PATH"));
        environment.put("RUSTUP_HOME", bed.getProperty("rust.home"));
        environment.put("RUSTUP_DIST_SERVER", bed.getProperty("rust.dist.server"));
        environment.put("RUSTUP_UPDATE_ROOT", bed.getProperty("rust.update.root"));
        environment.put("CARGO_HOME", folder.resolve("cargo-home").toString());
    }

    /** Cargo calls a file fresh for one package that another has overwritten (rust-lang/cargo#6313). */
    @Test
    void packagesWithOneLibraryNameKeepTheirOwnLibraries() throws IOException {
        write("Cargo.toml", "[workspace]\nresolver = '2'\nmembers = ['a', 'b']\n");
        for (String name : List.of("a", "b")) {
            crate(name, "core-" + name, "#[no_mangle] pub extern \"C\" fn which_" + name + "() {}\n");
        }
        for (String name : List.of("a", "b", "a", "a", "b")) {
            BuildReport report = build(folder, Optional.of("core-" + name), LINUX);
            assertThat(report.problems()).isEmpty();
            String library = Files.readString(report.libraries().get(0).file(), StandardCharsets.ISO_8859_1);
            assertThat(library).contains("which_" + name).doesNotContain("which_" + (name.equals("a") ? "b" : "a"));
        }
    }

    @Test
    void theMacosOfCargosEnvTableIsThatOfTheLibrary() throws IOException {
        crate("mac", "mac", "#[no_mangle] pub extern \"C\" fn f() {}\n");
        write("mac/.cargo/config.toml", "[env]\nMACOSX_DEPLOYMENT_TARGET = { value = '13.3', force = true }\n");
        write(
                "mac/build.rs",
                "fn main() { assert_eq!(std::env::var(\"MACOSX_DEPLOYMENT_TARGET\").unwrap(), \"13.3\"); }\n");
        BuildReport report = build(folder.resolve("mac"), Optional.empty(), "aarch64-apple-darwin");
        assertThat(report.problems()).isEmpty();
        byte[] library = Files.readAllBytes(report.libraries().get(0).file());
        assertThat(oldestMacos(library)).isEqualTo(0x000d_0300);
    }

    @Test
    void zigNeedsNoHome() throws IOException {
        environment.remove("HOME");
        environment.remove("XDG_CACHE_HOME");
        crate("small", "small", "#[no_mangle] pub extern \"C\" fn f() {}\n");
        BuildReport report = build(folder.resolve("small"), Optional.empty(), LINUX + ".2.17");
        assertThat(report.problems()).isEmpty();
        assertThat(folder.resolve("tool-cache/zig/cargo-zigbuild")).isNotEmptyDirectory();
    }

    @Test
    void zigbuildPassesOnTheFlagsOfTheUserAndOurs() throws IOException {
        environment.put("RUSTFLAGS", "--cfg wanted");
        crate("flags", "flags", "#[cfg(wanted)] #[no_mangle] pub extern \"C\" fn wanted() {}\n");
        BuildReport report = build(
                folder.resolve("flags"),
                Optional.empty(),
                "x86_64-unknown-linux-musl",
                "aarch64-unknown-linux-gnu.2.17");
        assertThat(report.problems()).isEmpty();
        for (BuiltLibrary library : report.libraries()) {
            assertThat(Files.readString(library.file(), StandardCharsets.ISO_8859_1))
                    .contains("wanted");
        }
    }

    @Test
    void separatedSymbolsAreNextToTheLibrary() throws IOException {
        symbols = DebugLevel.LINES;
        crate("debugged", "debugged", "#[no_mangle] pub extern \"C\" fn f() {}\n");
        BuildReport report = build(folder.resolve("debugged"), Optional.empty(), LINUX);
        assertThat(report.problems()).isEmpty();
        Path library = report.libraries().get(0).file();
        assertThat(library).isRegularFile();
        assertThat(library.resolveSibling("symbols/libcore_api.so.debug")).isNotEmptyFile();
    }

    private BuildReport build(Path crate, Optional<String> packageName, String... targets) throws IOException {
        ExecCommandRunner runner = new ExecCommandRunner(environment);
        Builder builder = new Builder(
                runner, environment, new ProvisioningPolicy(false, folder.resolve("tool-cache")), line -> {});
        return builder.build(builder.plan(new BuildRequest(
                crate,
                packageName,
                new TargetSelection(
                        Stream.of(targets)
                                .map(TargetSpec::parse)
                                .map(TargetRequest::of)
                                .toList(),
                        false),
                SamplePlans.options("dev"),
                false,
                symbols,
                folder.resolve("out"))));
    }

    private void crate(String directory, String name, String source) throws IOException {
        write(
                directory + "/Cargo.toml",
                "[package]\nname = '" + name + "'\nversion = '0.1.0'\nedition = '2021'\n"
                        + "[lib]\nname = 'core_api'\ncrate-type = ['cdylib']\n");
        write(directory + "/src/lib.rs", source);
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** Returns the oldest macOS of the load command LC_BUILD_VERSION. */
    private static int oldestMacos(byte[] library) {
        ByteBuffer file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        int at = 32;
        for (int i = 0; i < file.getInt(16); i++) {
            if (file.getInt(at) == 0x32) {
                return file.getInt(at + 12);
            }
            at += file.getInt(at + 4);
        }
        throw new AssertionError("no LC_BUILD_VERSION");
    }
}
