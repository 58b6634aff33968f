package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.bed.ExecutedPlatform;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.Jar;
import io.github.ferrule.its.maven.TestProject;
import io.github.ferrule.plugin.audit.binary.BinaryReader;
import io.github.ferrule.plugin.audit.binary.ByteSource;
import io.github.ferrule.plugin.audit.binary.MemoryBudget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Debug symbols in a jar of their own: the tools of debuggers find functions and lines by them, and the libraries run. */
class DebugSymbolsIT {

    private static final String DEBUG = "META-INF/debug/com.acme.mathlib/mathlib/";
    private static TestProject project;
    private static Jar natives;
    private static Jar debug;

    @BeforeAll
    static void buildWithLines() {
        Bed.get().require("rust.targets");
        project = TestProject.copy("mathlib", "debug-symbols").configure("""
                <targets>
                  <target>x86_64-unknown-linux-gnu.2.17</target>
                  <target>aarch64-unknown-linux-gnu.2.17</target>
                  <target>x86_64-unknown-linux-musl</target>
                  <target>x86_64-pc-windows-gnu</target>
                  <target>aarch64-apple-darwin</target>
                </targets>
                <debugSymbols>lines</debugSymbols>""");
        project.maven().succeeds("package");
        natives = project.jar("target/mathlib-1.4.0-natives.jar");
        debug = project.jar("target/mathlib-1.4.0-debug.jar");
    }

    @ParameterizedTest
    @CsvSource({
        "x86_64-unknown-linux-gnu,  linux-x86-64/libmathlib.so,      ''",
        "aarch64-unknown-linux-gnu, linux-aarch64/libmathlib.so,     aarch64-linux-gnu-",
        "x86_64-unknown-linux-musl, linux-x86-64-musl/libmathlib.so, ''",
        "x86_64-pc-windows-gnu,     win32-x86-64/mathlib.dll,        x86_64-w64-mingw32-"
    })
    void theLibraryLeadsToItsSymbolsAndTheyToTheLine(String triple, String resource, String tools) throws IOException {
        String name = resource.substring(resource.indexOf('/') + 1);
        Path library = write(triple + "/" + name, natives.bytes(resource));
        Path symbols = write(triple + "/" + name + ".debug", debug.bytes(DEBUG + triple + "/" + name + ".debug"));
        assertThat(library).hasSize(natives.bytes(resource).length);

        assertThat(debugLink(tools, library)).isEqualTo(name + ".debug " + crc32(symbols));

        // binutils follows the link by itself: it is given the library, not the symbols
        String addressed = library.toString().endsWith(".dll")
                ? exportedByDll(tools, library)
                : symbol(tools + "nm", symbols, " T add");
        assertThat(tool(tools + "addr2line", "-i", "-f", "-e", library.toString(), addressed))
                .containsPattern("\nadd\n.*/src/lib\\.rs:3");
    }

    @Test
    void macOsHasItsOwnBundle() throws IOException {
        String path = "aarch64-apple-darwin/libmathlib.dylib.dSYM/Contents/";
        assertThat(debug.files()).contains(DEBUG + path + "Info.plist");
        Path symbols = write("libmathlib.dSYM", debug.bytes(DEBUG + path + "Resources/DWARF/libmathlib.dylib"));
        assertThat(tool("llvm-addr2line", "-i", "-f", "-e", symbols.toString(), symbol("llvm-nm", symbols, " T _add")))
                .containsPattern("\nadd\n.*/src/lib\\.rs:3");
    }

    @Test
    void nothingOfItIsLeftInTheOtherJars() throws IOException {
        for (String resource : natives.libraries()) {
            assertThat(BinaryReader.read(ByteSource.of(natives.bytes(resource)), MemoryBudget.ofThisHeap())
                            .leftovers()
                            .total())
                    .as(resource)
                    .isZero();
        }
        assertThat(natives.files()).noneMatch(file -> file.contains(".debug") || file.contains(".dSYM"));
    }

    @ParameterizedTest
    @EnumSource(names = {"JAVA_17", "AARCH64", "WINDOWS"})
    void theStrippedLibrariesRun(ExecutedPlatform platform) {
        String classPath = ClassPath.ofMathlib(project);
        assertThat(platform.java().run(project.path("."), "-cp", classPath, "com.acme.MathLib"))
                .contains("40 + 2 = 42 on " + platform.systemName());
    }

    @Test
    void withoutTheWishThereIsNoSuchJar() {
        TestProject plain = TestProject.copy("mathlib", "debug-symbols-none");
        plain.maven().succeeds("package");
        assertThat(plain.has("target/mathlib-1.4.0-debug.jar")).isFalse();
        assertThat(plain.maven()
                        .fails("ferrule:build", "-Dferrule.debugSymbols=some")
                        .text())
                .contains("FERRULE-015", "none, lines, full");
    }

    private static String symbol(String nm, Path symbols, String end) {
        return tool(nm, symbols.toString())
                .lines()
                .filter(line -> line.endsWith(end))
                .map(line -> "0x" + line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElseThrow();
    }

    /** Reads the symbols of a file that has a table of names, each with a number, and one of addresses by number. */
    private static String exportedByDll(String tools, Path library) {
        String headers = tool(tools + "objdump", "-p", library.toString());
        String number = find("\\[ *(\\d+)] add\\s", headers);
        long address = Long.parseLong(find("\\[ *" + number + "] \\+base\\[ *\\d+] (\\w+) Export RVA", headers), 16);
        return "0x" + Long.toHexString(Long.parseLong(find("ImageBase\\s+(\\w+)", headers), 16) + address);
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    /** The section: a file's name, padded to a multiple of four, and the CRC-32 of the file. */
    private static String debugLink(String tools, Path library) throws IOException {
        Path section = library.resolveSibling("link");
        tool(tools + "objcopy", "--dump-section", ".gnu_debuglink=" + section, library.toString(), library + ".copy");
        byte[] bytes = Files.readAllBytes(section);
        String name = new String(bytes, StandardCharsets.UTF_8);
        name = name.substring(0, name.indexOf('\0'));
        int at = (name.length() + 4) / 4 * 4;
        int crc32 = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
        return name + " " + Integer.toHexString(crc32);
    }

    private static String crc32(Path file) throws IOException {
        CRC32 crc32 = new CRC32();
        crc32.update(Files.readAllBytes(file));
        return Integer.toHexString((int) crc32.getValue());
    }

    private static Path write(String name, byte[] bytes) throws IOException {
        Path file = project.path("debugging/" + name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static String tool(String name, String... arguments) {
        Bed.get().requireProgram(name);
        return new BedProgram(name, Map.of()).run(project.path("."), arguments);
    }
}
