package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.bed.ExecutionRecord;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.TestProject;
import io.github.ferrule.plugin.audit.binary.BinaryReader;
import io.github.ferrule.plugin.audit.binary.ByteSource;
import io.github.ferrule.plugin.audit.binary.MachOBinary;
import io.github.ferrule.plugin.audit.binary.MemoryBudget;
import io.github.ferrule.plugin.audit.binary.NativeBinary;
import io.github.ferrule.plugin.audit.binary.VersionNumber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One {@code mvn package} for all platforms; then the loader picks, extracts, loads and calls on each of them. */
class PlatformsIT {

    private static final String ALL_TARGETS = """
            <targets>
              <target>x86_64-unknown-linux-gnu.2.17</target>
              <target>aarch64-unknown-linux-gnu.2.17</target>
              <target>x86_64-unknown-linux-musl</target>
              <target>aarch64-unknown-linux-musl</target>
              <target>x86_64-pc-windows-gnu</target>
              <target>x86_64-apple-darwin</target>
              <target>aarch64-apple-darwin</target>
            </targets>""";

    private static TestProject project;

    @BeforeAll
    static void buildForAllPlatforms() {
        Bed.get().require("rust.targets");
        project = TestProject.copy("mathlib", "platforms").configure(ALL_TARGETS);
        project.maven().succeeds("package");
    }

    @ParameterizedTest
    @CsvSource({
        "java.17,        x86_64-unknown-linux-gnu.2.17,  'Linux amd64, Java 17',    'Java 17'",
        "java.25,        x86_64-unknown-linux-gnu.2.17,  'Linux amd64, Java 25',    'Java 25'",
        "java.old-glibc, x86_64-unknown-linux-gnu.2.17,  'Linux amd64, Java 25',    'Java 25 with glibc 2.31'",
        "java.aarch64,   aarch64-unknown-linux-gnu.2.17, 'Linux aarch64, Java 25',  'Java 25 under qemu'",
        "java.windows,   x86_64-pc-windows-gnu,          'amd64, Java 25',          'Java 25 for Windows under wine'"
    })
    void theLoaderPicksExtractsLoadsAndCalls(String java, String target, String platform, String runtime) {
        if (java.equals("java.old-glibc")) {
            assertThat(Bed.get().require("old-glibc.version")).isEqualTo("2.31");
        }
        String answer =
                BedProgram.of(java).run(project.path("."), "-cp", ClassPath.ofMathlib(project), "com.acme.MathLib");
        assertThat(answer).contains("40 + 2 = 42 on ").contains(platform);
        ExecutionRecord.executedOn(target, runtime);
    }

    @ParameterizedTest
    @CsvSource({
        "musl-loader.x86_64,  x86_64-unknown-linux-musl,  linux-x86-64-musl,  'a C program of musl'",
        "musl-loader.aarch64, aarch64-unknown-linux-musl, linux-aarch64-musl, 'a C program of musl under qemu'"
    })
    void aProgramOfMuslOpensAndCalls(String loader, String target, String folder, String runtime) throws Exception {
        Path library = project.path("target/" + folder + ".so");
        Files.write(library, project.jar("target/mathlib-1.4.0-natives.jar").bytes(folder + "/libmathlib.so"));
        assertThat(BedProgram.of(loader)
                        .run(project.path("."), library.toString(), "add", "40", "2")
                        .trim())
                .isEqualTo("42");
        ExecutionRecord.executedOn(target, runtime);
    }

    @ParameterizedTest
    @CsvSource({"x86_64-apple-darwin, darwin-x86-64", "aarch64-apple-darwin, darwin-aarch64"})
    void theAuditsReaderFindsWhatMacOsRequires(String target, String folder) throws Exception {
        byte[] bytes = project.jar("target/mathlib-1.4.0-natives.jar").bytes(folder + "/libmathlib.dylib");
        NativeBinary binary = BinaryReader.read(ByteSource.of(bytes), MemoryBudget.ofThisHeap());
        assertThat(binary).isInstanceOfSatisfying(MachOBinary.class, dylib -> {
            assertThat(dylib.installName()).contains("@rpath/libmathlib.dylib");
            assertThat(dylib.minimumMacOs()).contains(VersionNumber.of(11, 0));
            assertThat(dylib.needed()).containsExactly("/usr/lib/libSystem.B.dylib");
            assertThat(dylib.exports()).contains("add");
            assertThat(dylib.signed()).isEqualTo(target.startsWith("aarch64"));
        });
    }

    /** LLVM's reader agrees with the audit's, on what dyld requires. */
    @ParameterizedTest
    @CsvSource({
        "x86_64-apple-darwin,  darwin-x86-64,  X86_64, 4096",
        "aarch64-apple-darwin, darwin-aarch64, ARM64,  16384"
    })
    void llvmReadsFromTheMacOsLibrariesWhatDyldRequires(String target, String folder, String processor, long page)
            throws Exception {
        Bed.get().requireProgram("llvm-objdump");
        byte[] bytes = project.jar("target/mathlib-1.4.0-natives.jar").bytes(folder + "/libmathlib.dylib");
        Path library = Files.write(project.path("target/" + folder + ".dylib"), bytes);
        String headers = objdump("--private-headers", library);
        assertThat(headers)
                .containsPattern("MH_MAGIC_64 +" + processor + " +ALL +0x00 +DYLIB ")
                .containsPattern("cmd LC_ID_DYLIB\\s+cmdsize \\d+\\s+name @rpath/libmathlib.dylib ")
                .containsPattern("cmd LC_BUILD_VERSION\\s+cmdsize \\d+\\s+platform macos\\s+sdk \\S+\\s+minos 11.0");
        assertThat(numbers(headers, "(?m)^ *(?:vmaddr|fileoff) (\\w+)$"))
                .hasSizeGreaterThanOrEqualTo(8)
                .allMatch(number -> number % page == 0);
        assertThat(objdump("--dylibs-used", library)
                        .lines()
                        .skip(1)
                        .map(line -> line.replaceAll(" \\(.*", "").strip()))
                .containsExactly("@rpath/libmathlib.dylib", "/usr/lib/libSystem.B.dylib");
        assertThat(objdump("--exports-trie", library)).containsPattern("(?m)^0x[0-9A-F]+ +_add$");
    }

    /** A third reader agrees with the audit's on every name, and on the library that provides it. */
    @ParameterizedTest
    @CsvSource({
        "x86_64-apple-darwin,  darwin-x86-64,  X86_64, 4096",
        "aarch64-apple-darwin, darwin-aarch64, ARM64,  16384"
    })
    void liefReadsTheSameFromTheMacOsLibraries(String target, String folder, String processor, long page)
            throws Exception {
        byte[] bytes = project.jar("target/mathlib-1.4.0-natives.jar").bytes(folder + "/libmathlib.dylib");
        Path library = Files.write(project.path("target/lief-" + folder + ".dylib"), bytes);
        NativeBinary audited = BinaryReader.read(ByteSource.of(bytes), MemoryBudget.ofThisHeap());
        assertThat(LiefReading.of(library)).singleElement().satisfies(slice -> {
            assertThat(slice.only("slice")).isEqualTo(processor);
            assertThat(slice.only("installName")).isEqualTo("@rpath/libmathlib.dylib");
            assertThat(slice.only("platform")).isEqualTo("MACOS 11 0 0");
            assertThat(slice.only("signed")).isEqualTo(Boolean.toString(target.startsWith("aarch64")));
            assertThat(slice.all("needed")).containsExactlyElementsOf(audited.needed());
            assertThat(slice.symbols("export")).contains("add").containsExactlyElementsOf(audited.exports());
            assertThat(slice.symbols("import")).containsExactlyElementsOf(imports(audited, false));
            // zig's linker keeps the names that only removed code needed; dyld does not look for them
            assertThat(imports(audited, true))
                    .contains("malloc /usr/lib/libSystem.B.dylib")
                    .containsAll(slice.symbols("binding"));
            assertThat(slice.all("segment"))
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allSatisfy(segment -> assertThat(
                                    Stream.of(segment.split(" ")).skip(1).limit(2))
                            .allMatch(position -> Long.parseLong(position) % page == 0))
                    .as("no memory may be both writable and executable")
                    .noneMatch(segment -> segment.matches(".* [67]"));
        });
        ExecutionRecord.readBy(target, "the audit, LLVM, and LIEF");
    }

    private static SortedSet<String> imports(NativeBinary binary, boolean withLibrary) {
        return binary.imports().stream()
                .map(symbol ->
                        symbol.name() + (withLibrary ? " " + symbol.library().orElse("none") : ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Macs with Apple's processor refuse a page whose hash is not the signature's. */
    @Test
    void everyPageOfTheLibraryForAppleSiliconHasTheHashOfItsSignature() throws Exception {
        byte[] bytes = project.jar("target/mathlib-1.4.0-natives.jar").bytes("darwin-aarch64/libmathlib.dylib");
        Path library = Files.write(project.path("target/signed.dylib"), bytes);
        long offset = numbers(
                        objdump("--private-headers", library),
                        "cmd LC_CODE_SIGNATURE\\s+cmdsize \\d+\\s+dataoff (\\d+)")
                .get(0);
        CodeSignature signature = CodeSignature.read(bytes, (int) offset);
        assertThat(signature.adHoc()).isTrue();
        assertThat((long) signature.limit()).isEqualTo(offset);
        assertThat(signature.hashes()).isNotEmpty().isEqualTo(signature.hashesOf(bytes));
    }

    private static String objdump(String option, Path library) {
        return new BedProgram("/usr/bin/llvm-objdump", Map.of())
                .run(project.path("."), "--macho", option, library.toString());
    }

    private static List<Long> numbers(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> Long.decode(match.group(1)))
                .toList();
    }

    @Test
    void aThinJarIsEnoughForItsPlatform() {
        String answer = BedProgram.of("java.17")
                .run(
                        project.path("."),
                        "-cp",
                        ClassPath.of(
                                project.path("target/mathlib-1.4.0.jar"),
                                project.path("target/mathlib-1.4.0-linux-x86_64.jar")),
                        "com.acme.MathLib");
        assertThat(answer).contains("40 + 2 = 42");
    }
}
