package io.github.ferrule.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.ferrule.plugin.build.cargo.RustcCall;
import io.github.ferrule.plugin.build.debug.DebugLevel;
import io.github.ferrule.plugin.build.link.FrameworkSymbols;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.toolchain.ProvisioningPolicy;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.CommandResult;
import io.github.ferrule.plugin.support.process.ExecCommandRunner;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Compares the flags that reach rustc from plain cargo and from Ferrule, for combinations of all places for flags. */
@Order(1)
class UserFlagsIT {

    private static final String TARGET = "x86_64-unknown-linux-gnu";
    private static final List<String> OURS = List.of("-C", "link-arg=-Wl,-Bsymbolic");
    private static final String CRATE = "parent/crate/.cargo/config.toml";
    private static final String PARENT = "parent/.cargo/config.toml";
    private static final String HOME = "home/config.toml";

    private static final String ARGUMENT_FILE = "argument.toml";

    private static final Map<String, Map<String, String>> FILES = new LinkedHashMap<>();
    private static final Map<String, Map<String, String>> VARIABLES = new LinkedHashMap<>();
    private static final Map<String, List<String>> ARGUMENTS = new LinkedHashMap<>();

    static {
        FILES.put("no file", Map.of());
        FILES.put(
                "build",
                Map.of(CRATE, "[build]\nrustflags = ['--cfg', 'build', '--cfg', 'greeting=\"good morning\"']\n"));
        FILES.put("build as text", Map.of(CRATE, "[build]\nrustflags = '--cfg build'\n"));
        FILES.put(
                "build in three files",
                Map.of(
                        CRATE, "build.rustflags = ['--cfg', 'nearest']\n",
                        PARENT, "[build]\nrustflags = ['--cfg', 'parent']\n",
                        HOME, "[build]\nrustflags = ['--cfg', 'home']\n"));
        FILES.put(
                "target over build",
                Map.of(
                        CRATE,
                        "[build]\nrustflags = ['--cfg', 'masked']\n[target." + TARGET
                                + "]\nrustflags = ['--cfg', 'target']\n"));
        FILES.put(
                "target as text, and in the parent",
                Map.of(PARENT, "[target." + TARGET + "]\nrustflags = '--cfg target'\n"));
        FILES.put(
                "cfg over build",
                Map.of(
                        CRATE,
                        "[build]\nrustflags = ['--cfg', 'masked']\n"
                                + "[target.'cfg(unix)']\nrustflags = ['--cfg', 'on_unix']\n"));
        FILES.put(
                "cfg that does not apply",
                Map.of(
                        CRATE,
                        "[build]\nrustflags = ['--cfg', 'build']\n"
                                + "[target.'cfg(windows)']\nrustflags = ['--cfg', 'on_windows']\n"));
        FILES.put(
                "cfg and target",
                Map.of(
                        CRATE,
                        "[target.'cfg(all(unix, target_pointer_width = \"64\"))']\nrustflags = ['--cfg', 'on_unix']\n[target."
                                + TARGET + "]\nrustflags = ['--cfg', 'target']\n"));
        FILES.put(
                "include",
                Map.of(
                        CRATE,
                        "include = ['shared.toml']\n",
                        "parent/crate/.cargo/shared.toml",
                        "[build]\nrustflags = ['--cfg', 'included']\n"));
        FILES.put(
                "include of a cfg table",
                Map.of(
                        PARENT,
                        "include = ['shared.toml']\n[build]\nrustflags = ['--cfg', 'masked']\n",
                        "parent/.cargo/shared.toml",
                        "[target.'cfg(unix)']\nrustflags = ['--cfg', 'included']\n"));
        FILES.put(
                "a default target, and another cfg table in the home",
                Map.of(
                        CRATE, "[build]\ntarget = 'x86_64-unknown-linux-musl'\nrustflags = ['--cfg', 'masked']\n",
                        HOME, "[target.'cfg(target_os = \"linux\")']\nrustflags = '--cfg home'\n"));
        FILES.put(
                "a parent of the workspace that masks",
                Map.of(
                        CRATE,
                        "[build]\nrustflags = ['--cfg', 'masked']\n",
                        PARENT,
                        "[target." + TARGET + "]\nrustflags = ['--cfg', 'parent']\n"));
        FILES.put(
                "an empty target table",
                Map.of(CRATE, "[build]\nrustflags = ['--cfg', 'build']\n[target." + TARGET + "]\nrustflags = []\n"));
        FILES.put(
                "a target flag with a space",
                Map.of(CRATE, "[target." + TARGET + "]\nrustflags = ['--cfg', 'greeting=\"good day\"']\n"));
        FILES.put(
                "two cfg tables that apply, one by a feature of the processor",
                Map.of(
                        CRATE,
                        "[target.'cfg(not(windows))']\nrustflags = ['--cfg', 'not_windows']\n"
                                + "[target.'cfg(target_feature = \"sse2\")']\nrustflags = ['--cfg', 'on_sse2']\n"));
        FILES.put(
                "an include that is missing, and one that includes another",
                Map.of(
                        CRATE,
                        "include = [{ path = 'missing.toml', optional = true }, 'shared.toml']\n",
                        "parent/crate/.cargo/shared.toml",
                        "include = ['deeper.toml']\n[build]\nrustflags = ['--cfg', 'masked']\n",
                        "parent/crate/.cargo/deeper.toml",
                        "[target.'cfg(unix)']\nrustflags = ['--cfg', 'deep']\n"));
        FILES.put(
                "a folder for intermediate files",
                Map.of(CRATE, "[build]\nbuild-dir = 'intermediate'\nrustflags = ['--cfg', 'build']\n"));
        FILES.put(
                "a target folder with a space, and two default targets",
                Map.of(
                        CRATE,
                        "[build]\ntarget-dir = 'out put'\ntarget = ['x86_64-unknown-linux-musl', '" + TARGET
                                + "']\nrustflags = ['--cfg', 'build']\n"));
        FILES.put(
                "the old name of the file over the new one",
                Map.of(
                        "parent/crate/.cargo/config",
                        "[build]\nrustflags = ['--cfg', 'old']\n",
                        CRATE,
                        "[build]\nrustflags = ['--cfg', 'masked']\n"));
        VARIABLES.put("no variable", Map.of());
        VARIABLES.put("RUSTFLAGS", Map.of("RUSTFLAGS", "--cfg global"));
        VARIABLES.put("empty RUSTFLAGS", Map.of("RUSTFLAGS", ""));
        VARIABLES.put("encoded", Map.of("CARGO_ENCODED_RUSTFLAGS", "--cfg\u001fgreeting=\"good evening\""));
        VARIABLES.put(
                "encoded over RUSTFLAGS",
                Map.of("CARGO_ENCODED_RUSTFLAGS", "--cfg\u001fencoded", "RUSTFLAGS", "--cfg masked"));
        VARIABLES.put("empty encoded", Map.of("CARGO_ENCODED_RUSTFLAGS", ""));
        VARIABLES.put("build variable", Map.of("CARGO_BUILD_RUSTFLAGS", "--cfg variable"));
        VARIABLES.put("target variable", Map.of("CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS", "--cfg  variable "));
        ARGUMENTS.put("build argument", List.of("--config", "build.rustflags=['--cfg','argument']"));
        ARGUMENTS.put("target argument", List.of("--config=target." + TARGET + ".rustflags=['--cfg','argument']"));
        ARGUMENTS.put(
                "argument with a space", List.of("--config", "build.rustflags=['--cfg','greeting=\"good night\"']"));
        ARGUMENTS.put(
                "two arguments",
                List.of(
                        "--config=build.rustflags=['--cfg','one']",
                        "--config",
                        "target." + TARGET + ".rustflags=['--cfg','two']"));
        ARGUMENTS.put("file argument", List.of("--config", ARGUMENT_FILE));
        ARGUMENTS.put("cfg argument", List.of("--config", "target.'cfg(unix)'.rustflags=['--cfg','argument']"));
    }

    @TempDir
    Path folder;

    @TestFactory
    List<DynamicTest> rustcGetsTheFlagsOfPlainCargoAndOurs() {
        List<DynamicTest> tests = new ArrayList<>();
        FILES.forEach((file, texts) -> {
            boolean representative =
                    List.of("no file", "build", "cfg over build").contains(file);
            VARIABLES.forEach((variable, values) -> {
                if (representative || List.of("no variable", "target variable").contains(variable)) {
                    tests.add(test(file + ", " + variable, texts, values, List.of()));
                }
            });
            if (representative) {
                ARGUMENTS.forEach((argument, words) -> tests.add(test(file + ", " + argument, texts, Map.of(), words)));
            }
        });
        return tests;
    }

    /** zig would be replaced, or would replace the user's linker: both in silence. */
    @TestFactory
    List<DynamicTest> aLinkerIsFoundWhereverCargoTakesItFrom() {
        String table = "[target.'cfg(unix)']\nlinker = 'gcc'\n";
        String flag = "[build]\nrustflags = ['-C', 'linker=gcc']\n";
        return List.of(
                refused("cfg table", Map.of(CRATE, table), List.of(), ".cargo/config.toml:2 sets the linker gcc"),
                refused(
                        "include",
                        Map.of(CRATE, "include = ['more.toml']\n", "parent/crate/.cargo/more.toml", table),
                        List.of(),
                        "sets the linker gcc"),
                refused("flag", Map.of(CRATE, flag), List.of(), ".cargo/config.toml:2 has the flag  -C linker=gcc"),
                refused(
                        "argument",
                        Map.of(),
                        List.of("--config", "target." + TARGET + ".linker='gcc'"),
                        "sets the linker gcc"));
    }

    private DynamicTest refused(String name, Map<String, String> files, List<String> arguments, String fact) {
        return DynamicTest.dynamicTest(name, () -> {
            Path root = Files.createTempDirectory(folder, "linker").toRealPath();
            Path crate = crate(root, files);
            Map<String, String> environment = environment(root, Map.of());
            Builder builder = new Builder(
                    new ExecCommandRunner(environment),
                    environment,
                    new ProvisioningPolicy(false, root.resolve("cache")),
                    line -> {});
            TargetRequest floor = TargetRequest.of(TargetSpec.parse(TARGET + ".2.17"));
            assertThatThrownBy(() -> builder.plan(request(crate, floor, arguments)))
                    .hasMessageContaining("FERRULE-026")
                    .hasMessageContaining(fact);
        });
    }

    private DynamicTest test(
            String name, Map<String, String> files, Map<String, String> variables, List<String> arguments) {
        return DynamicTest.dynamicTest(name, () -> {
            Path root = Files.createTempDirectory(folder, "case").toRealPath();
            Path crate = crate(root, files);
            Map<String, String> environment = environment(root, variables);
            ExecCommandRunner runner = new ExecCommandRunner(environment);
            Path plainTarget = root.resolve("plain");
            Command plain = Command.of(crate, "cargo", "build", "--lib", "-vv", "--target", TARGET)
                    .with(List.of("--target-dir", plainTarget.toString()))
                    .with(arguments);
            BuildPlan plan = new Builder(
                            runner, environment, new ProvisioningPolicy(false, root.resolve("cache")), line -> {})
                    .plan(request(crate, plain(), arguments));
            Command ours = plan.steps().get(0).command().with(List.of("-vv"));

            List<String> plainFlags = flags(runner.run(plain), root);
            List<String> expected = new ArrayList<>(plainFlags);
            expected.addAll(OURS);
            List<String> actual = flags(runner.run(ours), root);
            // cargo puts flags of arguments after those of variables, and so after ours
            assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(actual).containsSequence(OURS);
            assertThat(plan.steps()
                            .get(0)
                            .rustflags(plan.libraries().findFirst().orElseThrow()))
                    .as("the provenance")
                    .containsExactlyElementsOf(expected);
        });
    }

    private static List<String> flags(CommandResult result, Path folders) {
        assertThat(result.exitCode()).as(result.error()).isZero();
        return result.error()
                .lines()
                .flatMap(line -> RustcCall.parse(line).stream())
                .filter(call -> call.option("--crate-name").equals(Optional.of("flags")))
                .findFirst()
                .orElseThrow()
                .flags(folders.toString())
                .orElseThrow();
    }

    private static TargetRequest plain() {
        return new TargetRequest(
                TargetSpec.parse(TARGET),
                Optional.of("cargo"),
                Optional.empty(),
                List.of(),
                List.of(),
                new TreeMap<>());
    }

    private static BuildRequest request(Path crate, TargetRequest target, List<String> arguments) {
        CargoOptions options = new CargoOptions(
                "dev",
                ProfileOverrides.NONE,
                PathRemapping.NONE,
                Features.DEFAULT,
                false,
                false,
                false,
                OptionalInt.empty(),
                Optional.empty(),
                arguments,
                FrameworkSymbols.NONE);
        return new BuildRequest(
                crate,
                Optional.empty(),
                new TargetSelection(List.of(target), false),
                options,
                false,
                DebugLevel.NONE,
                crate.resolve("out"));
    }

    private static Path crate(Path root, Map<String, String> files) throws IOException {
        Path crate = root.resolve("parent").resolve("crate");
        Files.createDirectories(crate.resolve("src"));
        Files.createDirectories(root.resolve("home"));
        Files.writeString(
                crate.resolve("Cargo.toml"),
                "[package]\nname = 'flags'\nversion = '0.1.0'\nedition = '2021'\n[lib]\ncrate-type = ['cdylib']\n");
        Files.writeString(crate.resolve("src").resolve("lib.rs"), "");
        Files.writeString(crate.resolve(ARGUMENT_FILE), "[build]\nrustflags = ['--cfg', 'argument']\n");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return crate;
    }

    private static Map<String, String> environment(Path root, Map<String, String> variables) throws IOException {
        Path bed = Path.of(System.getProperty("user.home"), ".cache", "ferrule", "bed", "bed.properties");
        assumeThat(bed).exists();
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(bed)) {
            properties.load(reader);
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.contains("RUSTFLAGS"));
        environment.put("PATH", properties.getProperty("path.rust") + ":" + System.getenv("PATH"));
        environment.put("RUSTUP_HOME", properties.getProperty("rust.home"));
        environment.put("RUSTUP_DIST_SERVER", properties.getProperty("rust.dist.server"));
        environment.put("RUSTUP_UPDATE_ROOT", properties.getProperty("rust.update.root"));
        environment.put("CARGO_HOME", root.resolve("home").toString());
        environment.putAll(variables);
        return environment;
    }
}
