package io.github.ferrule.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.ferrule.plugin.build.debug.DebugLevel;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.toolchain.ProvisioningPolicy;
import io.github.ferrule.plugin.support.file.Folders;
import io.github.ferrule.plugin.support.process.Command;
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
    private List<String> arguments = List.of();
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
        environment.put(
                "CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS", bed.getProperty("rustflags.x86_64-pc-windows-gnu", ""));
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

    /** Cargo keeps one file for all versions of a package, and calls it fresh for each of them. */
    @Test
    void anEarlierVersionIsNotTheLaterOne() throws IOException {
        crate(
                "v",
                "v",
                "#[no_mangle] pub static VERSION: &str = concat!(\"version=\", env!(\"CARGO_PKG_VERSION\"));\n");
        String manifest = Files.readString(folder.resolve("v/Cargo.toml"));
        for (String version : List.of("0.1.0", "0.2.0", "0.1.0")) {
            write("v/Cargo.toml", manifest.replace("0.1.0", version));
            BuildReport report = build(folder.resolve("v"), Optional.empty(), LINUX);
            assertThat(report.problems()).isEmpty();
            assertThat(Files.readString(report.libraries().get(0).file(), StandardCharsets.ISO_8859_1))
                    .contains("version=" + version);
        }
    }

    @Test
    void cargosTargetFolderIsFoundWhereverItIsConfigured() throws IOException {
        crate("t", "t", "#[no_mangle] pub extern \"C\" fn f() {}\n");
        Path elsewhere = folder.resolve("elsewhere");
        List<List<String>> choices = List.of(
                List.of("--target-dir", "../elsewhere"),
                List.of("--target-dir=" + elsewhere),
                List.of("--config", "build.target-dir='" + elsewhere + "'"),
                List.of("--config=other.toml"));
        write("t/other.toml", "[build]\ntarget-dir = '" + elsewhere + "'\n");
        for (List<String> choice : choices) {
            arguments = choice;
            BuildReport report = build(folder.resolve("t"), Optional.empty(), LINUX);
            assertThat(report.problems()).as("%s", choice).isEmpty();
            assertThat(elsewhere.resolve(LINUX)).as("%s", choice).isDirectory();
            Folders.delete(elsewhere);
        }
    }

    /** zig's linkers for Windows and macOS would export every function of Rust's standard library. */
    @Test
    void aLibraryExportsItsInterfaceOnly() throws IOException {
        crate("small", "small", "#[no_mangle] pub extern \"C\" fn f(i: usize) -> i32 { [1, 2, 3][i] }\n");
        BuildReport report = build(
                folder.resolve("small"),
                Optional.empty(),
                LINUX + ".2.17",
                "x86_64-unknown-linux-musl",
                "x86_64-pc-windows-gnu",
                "x86_64-apple-darwin",
                "aarch64-apple-darwin");
        assertThat(report.problems()).isEmpty();
        for (BuiltLibrary library : report.libraries()) {
            assertThat(exports(library)).as(library.target().toString()).containsExactly("f");
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

    /** Reads the exported names with LLVM's tools, without those that each DLL and Mach-O file has. */
    private List<String> exports(BuiltLibrary library) {
        Path file = library.file();
        boolean windows = library.target().triple().isWindowsGnu();
        boolean mac = library.target().triple().isMacos();
        Command nm = Command.of(folder, "llvm-nm", "--extern-only", "--defined-only", file.toString());
        Command command = windows
                ? Command.of(folder, "llvm-readobj", "--coff-exports", file.toString())
                : mac ? nm : nm.with(List.of("--dynamic"));
        return new ExecCommandRunner(environment)
                .run(command)
                .output()
                .lines()
                .filter(line -> !windows || line.contains("Name: "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .map(name -> mac ? name.substring(1) : name)
                .filter(name -> !name.equals("__dso_handle") && !name.equals("_mh_dylib_header"))
                .toList();
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
                SamplePlans.options("dev", arguments),
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
