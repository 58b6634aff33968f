package io.github.ferrule.plugin.audit.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.AuditSubject;
import io.github.ferrule.plugin.audit.Auditor;
import io.github.ferrule.plugin.audit.Expectation;
import io.github.ferrule.plugin.audit.Finding;
import io.github.ferrule.plugin.audit.Policy;
import io.github.ferrule.plugin.audit.TestBed;
import io.github.ferrule.plugin.audit.contract.SymbolContract;
import io.github.ferrule.plugin.audit.input.LibraryFiles;
import io.github.ferrule.plugin.audit.symbols.SymbolTable;
import io.github.ferrule.plugin.build.target.TargetSpec;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The audit and the loader agree: random libraries without an error in the audit load on the platforms of the test bed, and
 * those with one do not. The libraries of the table, which {@code docs/audit.md} shows too, are the same in each run; others
 * have a seed of their own, which the test prints.
 */
class LoadingIT {

    private static final long SEED = 20261127;
    private static final long SEED_OF_THIS_RUN = Long.getLong("ferrule.seed", System.nanoTime());
    private static final int MORE = 25;
    private static final int RESERVE = 512;
    private static final Path RESOURCES = Path.of("src", "test", "resources", "loading");
    private static final Path TABLE = Path.of("target", "audit-loading.txt");

    /** Debian's musl leaves these to libcrypt, adds others from a port of BSD, and has one that musl 1.2.2 does not have. */
    private static final List<String> OTHER_IN_DEBIANS_MUSL = List.of("crypt", "encrypt", "setkey", "fts_", "qsort_r");

    /** The old glibc of the bed still finds these in libpthread; the audit refuses them, because newer ones do not. */
    private static final Pattern HIDDEN_SINCE_2_34 =
            Pattern.compile("pthread_mutex_consistent_np|pthread_mutexattr_[gs]etrobust_np");

    /** Exported by glibc for debuggers only, under the version GLIBC_PRIVATE; musl's has no version. */
    private static final String FOR_DEBUGGERS = "_dl_debug_state";

    @TempDir
    Path folder;

    private final Map<String, List<String>> disagreements = new LinkedHashMap<>();
    private final Map<String, Integer> refused = new LinkedHashMap<>();

    @Test
    void librariesThatPassTheAuditLoadAndOthersDoNot() throws Exception {
        List<Platform> platforms = platforms(TestBed.find());
        for (Platform platform : platforms) {
            compare(platform, new Random(SEED + platform.name().hashCode()));
        }
        compareOnWindows();
        String table = table(platforms);
        Files.writeString(TABLE, table);
        System.out.println(table);

        assertThat(disagreements.values().stream().flatMap(List::stream)).isEmpty();
        assertThat(refused.values()).allMatch(number -> number >= 5);
        assertThat(Files.readString(Path.of("..", "docs", "audit.md"))).contains(table);
    }

    @Test
    void librariesOfThisRunAlone() throws Exception {
        String repeat = "repeat with -Dferrule.seed=" + SEED_OF_THIS_RUN;
        System.out.println("random libraries: " + repeat);
        for (Platform platform : platforms(TestBed.find())) {
            compare(
                    platform.withLibraries(MORE),
                    new Random(SEED_OF_THIS_RUN + platform.name().hashCode()));
        }

        assertThat(disagreements.values().stream().flatMap(List::stream))
                .as(repeat)
                .isEmpty();
    }

    private List<Platform> platforms(TestBed bed) throws Exception {
        String here = output(List.of("getconf", "GNU_LIBC_VERSION")).get(0).replace("glibc ", "");
        Path old = bed.folder("old-glibc.root");
        String library = "lib/x86_64-linux-gnu";
        Path native_ = compileLoader("gcc", "-ldl");
        Path oldLoader = compileLoader(
                bed.folder("path.zig").resolve("zig").toString(), "cc", "-target", "x86_64-linux-gnu.2.17", "-ldl");
        Path musl = compileLoader("musl-gcc");
        Path arm = compileLoader("aarch64-linux-gnu-gcc", "-ldl");
        Path armMusl = compileLoader(
                bed.folder("path.zig").resolve("zig").toString(), "cc", "-target", "aarch64-linux-musl", "-dynamic");
        return List.of(
                new Platform(
                        "x86_64, glibc " + here,
                        "x86_64-unknown-linux-gnu." + here,
                        "gcc",
                        List.of(native_.toString()),
                        90),
                new Platform(
                        "x86_64, glibc " + bed.get("old-glibc.version").orElseThrow(),
                        "x86_64-unknown-linux-gnu."
                                + bed.get("old-glibc.version").orElseThrow(),
                        "gcc",
                        List.of(
                                old.resolve(library).resolve("ld-2.31.so").toString(),
                                "--library-path",
                                old.resolve(library) + ":" + old.resolve("usr").resolve(library),
                                oldLoader.toString()),
                        70),
                new Platform("x86_64, musl", "x86_64-unknown-linux-musl", "gcc", List.of(musl.toString()), 60),
                new Platform(
                        "aarch64, glibc " + here + ", under qemu",
                        "aarch64-unknown-linux-gnu." + here,
                        "aarch64-linux-gnu-gcc",
                        List.of("qemu-aarch64-static", "-L", "/usr/aarch64-linux-gnu", arm.toString()),
                        40),
                new Platform(
                        "aarch64, musl, under qemu",
                        "aarch64-unknown-linux-musl",
                        "aarch64-linux-gnu-gcc",
                        List.of(
                                "qemu-aarch64-static",
                                "-L",
                                bed.root().resolve("musl/aarch64").toString(),
                                armMusl.toString()),
                        40));
    }

    private Path compileLoader(String... compiler) throws Exception {
        Path loader = folder.resolve("loader-" + Files.list(folder).count());
        List<String> command = new ArrayList<>(List.of(compiler));
        int arguments = compiler.length > 1 && compiler[1].equals("cc") ? 2 : 1;
        command.addAll(
                arguments,
                List.of(
                        "-O1",
                        "-o",
                        loader.toString(),
                        RESOURCES.resolve("loader.c").toString()));
        output(command);
        return loader;
    }

    private void compare(Platform platform, Random random) throws Exception {
        Path work = Files.createDirectories(folder.resolve(platform.name().replaceAll("\\W+", "-")));
        List<String> provided = names(platform, true);
        List<String> others = Stream.concat(names(platform, false).stream(), Stream.of("shift_by", "no_such_function"))
                .toList();
        Path ghost = work.resolve("ghost");
        Files.createDirectories(ghost);
        Files.writeString(ghost.resolve("ghost.c"), "int ghost(void) { return 1; }\n");
        output(List.of(platform.compiler(), "-shared", "-nostdlib", "-o", ghost + "/libghost.so", ghost + "/ghost.c"));
        List<List<String>> linked = platform.glibc()
                ? List.of(
                        List.of(),
                        List.of("-lc"),
                        List.of("-lc", "-lm"),
                        List.of("-lresolv"),
                        List.of("-L" + ghost, "-lghost"))
                : List.of(List.of(), List.of(), List.of(), List.of("-L" + ghost, "-lghost"));
        List<Generated> all = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < platform.libraries(); i++) {
            Generated generated = Generated.random(random, provided, others, linked);
            all.add(generated);
            files.add(compile(generated, platform, work.resolve("lib" + i + ".so")));
        }
        List<String> command = new ArrayList<>(platform.run());
        files.forEach(file -> command.add(file.toString()));
        Optional<Path> first = platform.glibc() ? Optional.of(leaveReserve(platform, work)) : Optional.empty();
        List<String> loaded = output(command, first);
        assertThat(loaded).as("one line for each library").hasSameSizeAs(files);
        for (int i = 0; i < files.size(); i++) {
            judge(
                    platform.name(),
                    platform.target(),
                    files.get(i),
                    loaded.get(i),
                    all.get(i).toString());
        }
    }

    /**
     * Finds the library that leaves just as much room for thread-local variables as glibc promises: what else there is
     * depends on the process, since each library that it loaded before has taken its part.
     */
    private Path leaveReserve(Platform platform, Path work) throws Exception {
        Path needy = compile(threadLocals(RESERVE), platform, work.resolve("needy.so"));
        List<String> command = new ArrayList<>(platform.run());
        command.add(needy.toString());
        int fits = 0;
        int tooLarge = 4096;
        while (tooLarge - fits > 16) {
            int middle = (fits + tooLarge) / 2;
            Path first = compile(threadLocals(middle), platform, work.resolve("first-" + middle + ".so"));
            if (output(command, Optional.of(first)).equals(List.of("ok"))) {
                fits = middle;
            } else {
                tooLarge = middle;
            }
        }
        assertThat(fits).as("bytes beyond the reserve").isPositive();
        return work.resolve("first-" + fits + ".so");
    }

    private static Generated threadLocals(int size) {
        return new Generated(Generated.Language.C, List.of(), false, List.of(), size, "initial-exec", false, List.of());
    }

    private Path compile(Generated generated, Platform platform, Path library) throws Exception {
        if (generated.language() == Generated.Language.RUST) {
            return compileRust(generated, platform, library);
        }
        Path source = library.resolveSibling(library.getFileName() + ".c");
        Files.writeString(source, generated.source());
        List<String> command = new ArrayList<>(List.of(
                platform.compiler(),
                "-shared",
                "-nostdlib",
                "-fPIC",
                "-w",
                "-Wl,--no-as-needed",
                "-o",
                library.toString(),
                source.toString()));
        command.addAll(generated.libraries());
        command.addAll(generated.flags());
        output(command);
        return library;
    }

    private static Path compileRust(Generated generated, Platform platform, Path library) throws Exception {
        Path source = Files.writeString(library.resolveSibling(library.getFileName() + ".rs"), generated.source());
        Path rustc = TestBed.find().folder("rust.home").resolve("toolchains/stable-x86_64-unknown-linux-gnu/bin/rustc");
        List<String> command = new ArrayList<>(List.of(
                "env",
                "RUSTC_BOOTSTRAP=1",
                rustc.toString(),
                "--edition=2021",
                "--crate-type=cdylib",
                "--crate-name=generated",
                "--target=" + platform.triple(),
                "-Cpanic=abort",
                "-Copt-level=1",
                "-Ztls-model=" + generated.model(),
                "-Clinker=" + platform.compiler(),
                "-Clink-arg=-nostdlib",
                "-Clink-arg=-Wl,--no-as-needed",
                "-o" + library,
                source.toString()));
        if (!platform.glibc()) {
            command.addAll(List.of("-Ctarget-feature=-crt-static", "-Clink-self-contained=no"));
        }
        Stream.concat(generated.libraries().stream(), generated.flags().stream())
                .forEach(argument -> command.add("-Clink-arg=" + argument));
        output(command);
        return library;
    }

    /** Names from the tables of both C libraries: those that the platform has, or the others. */
    private static List<String> names(Platform platform, boolean provided) {
        SymbolTable glibc = SymbolTable.read(SymbolTable.System.GLIBC, platform.architecture())
                .orElseThrow();
        SymbolTable musl = SymbolTable.read(SymbolTable.System.MUSL, platform.architecture())
                .orElseThrow();
        return Stream.of(glibc, musl)
                .flatMap(table -> table.libraries().values().stream())
                .flatMap(names -> names.keySet().stream())
                .distinct()
                .filter(name -> !name.equals(FOR_DEBUGGERS))
                .filter(name -> OTHER_IN_DEBIANS_MUSL.stream().noneMatch(name::startsWith))
                .filter(name -> !(platform.target().endsWith("-gnu.2.31")
                        && HIDDEN_SINCE_2_34.matcher(name).matches()))
                .filter(name -> provided == (platform.glibc() ? isCommon(glibc, name) : musl.exportsAnywhere(name)))
                .sorted()
                .toList();
    }

    private static boolean isCommon(SymbolTable glibc, String name) {
        return glibc.since(name, List.of("libc.so.6", "libm.so.6"))
                .filter(since -> since.toString().compareTo("2.30") < 0)
                .isPresent();
    }

    private void judge(String platform, String target, Path file, String loaded, String description)
            throws IOException {
        TargetSpec spec = TargetSpec.parse(target);
        AuditReport report = new Auditor(Policy.STANDARD)
                .audit(
                        List.of(AuditSubject.built("lib", Expectation.built(spec), LibraryFiles.read(file))),
                        SymbolContract.EMPTY);
        disagreements.computeIfAbsent(platform, any -> new ArrayList<>());
        refused.merge(platform, loaded.equals("ok") ? 0 : 1, Integer::sum);
        if (report.passed() != loaded.equals("ok")) {
            disagreements
                    .get(platform)
                    .add("%s: loader: %s; audit: %s; %s"
                            .formatted(
                                    platform,
                                    loaded,
                                    report.errors().stream()
                                            .map(Finding::toString)
                                            .toList(),
                                    description));
        }
    }

    /** Wine loads a DLL whose imports are missing, which Windows does not; it reports each of them. */
    private void compareOnWindows() throws Exception {
        String name = "x86_64, Windows, under wine";
        Random random = new Random(SEED);
        Path work = Files.createDirectories(folder.resolve("windows"));
        Path loader = work.resolve("loader.exe");
        output(List.of(
                "x86_64-w64-mingw32-gcc",
                "-O1",
                "-o",
                loader.toString(),
                RESOURCES.resolve("loader-windows.c").toString()));
        Map<String, List<String>> exports = new LinkedHashMap<>();
        for (String dll : List.of("KERNEL32.dll", "USER32.dll", "ADVAPI32.dll", "WS2_32.dll", "msvcrt.dll")) {
            exports.put(dll, exportsOfWine(dll));
        }
        exports.put("WSOCK32.dll", List.of("#1", "#115", "#9999"));
        exports.put("api-ms-win-core-synch-l1-2-0.dll", List.of("WaitOnAddress", "WakeByAddressAll", "MessageBoxW"));
        exports.put("ghost.dll", List.of("ghost"));
        List<Path> files = new ArrayList<>();
        List<String> descriptions = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Path dll = work.resolve("lib" + i + ".dll");
            descriptions.add(compileDll(dll, exports, random));
            files.add(dll);
        }
        List<String> command = new ArrayList<>(List.of(
                "env",
                "WINEPREFIX=" + TestBed.find().root().resolve("wine"),
                "WINEDEBUG=-all,warn+module",
                "WINEDLLOVERRIDES=mscoree=;mshtml=",
                "/usr/lib/wine/wine64",
                loader.toString()));
        files.forEach(file -> command.add("Z:" + file.toString().replace('/', '\\')));
        List<String> lines = output(command);
        List<String> loaded = lines.stream()
                .filter(line -> line.equals("ok") || line.startsWith("error "))
                .toList();
        assertThat(loaded).as("one line for each library").hasSameSizeAs(files);
        for (int i = 0; i < files.size(); i++) {
            String file = files.get(i).getFileName().toString();
            String missing = lines.stream()
                    .filter(line -> line.contains("No implementation for") && line.contains("\\" + file))
                    .findFirst()
                    .orElse("");
            judge(
                    name,
                    "x86_64-pc-windows-gnu",
                    files.get(i),
                    missing.isEmpty() ? loaded.get(i) : missing,
                    descriptions.get(i));
        }
    }

    private static String compileDll(Path dll, Map<String, List<String>> exports, Random random) throws Exception {
        List<String> libraries = new ArrayList<>(exports.keySet());
        StringBuilder source = new StringBuilder();
        List<String> command = new ArrayList<>(List.of(
                "x86_64-w64-mingw32-gcc", "-shared", "-nostdlib", "-Wl,-e,0", "-w", "-o", dll.toString(), dll + ".c"));
        List<String> described = new ArrayList<>();
        int imports = 1 + random.nextInt(3);
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < imports; i++) {
            String library =
                    libraries.get(random.nextInt(random.nextInt(8) == 0 ? libraries.size() : libraries.size() - 1));
            List<String> names = exports.get(library);
            String symbol = random.nextInt(8) == 0 ? "NoSuchFunction" : names.get(random.nextInt(names.size()));
            String entry = symbol;
            if (symbol.startsWith("#")) {
                symbol = "ordinal" + symbol.substring(1);
                entry = symbol + " @" + symbol.substring("ordinal".length()) + " NONAME";
            }
            Path definition = Path.of(dll + "." + i + ".def");
            Files.writeString(definition, "LIBRARY " + library + "\nEXPORTS\n" + entry + "\n");
            output(List.of("x86_64-w64-mingw32-dlltool", "-d", definition.toString(), "-l", definition + ".a"));
            command.add(definition + ".a");
            source.append("extern void *s%d __asm__(\"__imp_%s\");\n".formatted(i, symbol));
            table.append("&s").append(i).append(", ");
            described.add(symbol + " of " + library);
        }
        source.append("void *table[] = {").append(table).append("0};\n");
        source.append("__declspec(dllexport) int answer(void) { return table[0] != 0; }\n");
        Files.writeString(Path.of(dll + ".c"), source);
        output(command);
        return described.toString();
    }

    /** The documented functions that wine's DLL has: Windows has others, which no table lists. */
    private static List<String> exportsOfWine(String dll) throws Exception {
        SymbolTable documented =
                SymbolTable.read(SymbolTable.System.WINDOWS, "x86_64").orElseThrow();
        return output(List.of(
                        "x86_64-w64-mingw32-objdump",
                        "-p",
                        "/usr/lib/x86_64-linux-gnu/wine/x86_64-windows/" + dll.toLowerCase(Locale.ROOT)))
                .stream()
                .dropWhile(line -> !line.contains("Ordinal/Name Pointer"))
                .takeWhile(line -> !line.startsWith("The Function Table"))
                .map(line ->
                        line.replaceFirst(".*\\] ", "").replaceFirst(".* ", "").strip())
                .filter(symbol -> documented
                        .since(symbol, List.of(dll.toLowerCase(Locale.ROOT)))
                        .isPresent())
                .filter(symbol -> symbol.matches("[A-Za-z_]\\w+")
                        && !symbol.toLowerCase(Locale.ROOT).contains("wine"))
                .toList();
    }

    private String table(List<Platform> platforms) {
        StringBuilder text =
                new StringBuilder("| platform | libraries | agreements | disagreements |\n|---|---|---|---|\n");
        Map<String, Integer> numbers = new LinkedHashMap<>();
        platforms.forEach(platform -> numbers.put(platform.name(), platform.libraries()));
        numbers.put("x86_64, Windows, under wine", 40);
        numbers.forEach((name, number) -> {
            int wrong = disagreements.get(name).size();
            text.append("| %s | %d | %d | %d |\n".formatted(name, number, number - wrong, wrong));
        });
        return text.toString();
    }

    private static List<String> output(List<String> command) throws Exception {
        return output(command, Optional.empty());
    }

    private static List<String> output(List<String> command, Optional<Path> loadedFirst) throws Exception {
        Path out = Files.createTempFile("output", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .redirectInput(new File("/dev/null"));
            loadedFirst.ifPresent(library -> builder.environment().put("LOAD_FIRST", library.toString()));
            Process process = builder.start();
            int code = process.waitFor();
            List<String> lines = new String(Files.readAllBytes(out), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::stripTrailing)
                    .toList();
            assertThat(code)
                    .as("%s: %s", command.subList(0, Math.min(12, command.size())), lines)
                    .isZero();
            return lines;
        } finally {
            Files.delete(out);
        }
    }
}
