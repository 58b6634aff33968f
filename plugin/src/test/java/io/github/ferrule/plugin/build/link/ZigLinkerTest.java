package io.github.ferrule.plugin.build.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZigLinkerTest {

    private static final int DEFINED = 0x0f;
    private static final int DEFINED_AND_HIDDEN = 0x1f;
    private static final int UNDEFINED = 0x01;
    private static final int LOCAL = 0x0e;

    private static final FrameworkStubs STUBS = FrameworkStubs.with(FrameworkSymbols.NONE);

    @TempDir
    Path folder;

    @Test
    void theListOfADllIsAPlainArgument() throws IOException {
        assertThat(ZigLinker.rewrite(List.of("-Wl,/tmp/rustc1/list.def", "-Wl,--dynamicbase", "a.o")))
                .containsExactly("/tmp/rustc1/list.def", "-Wl,--dynamicbase", "a.o");
    }

    @Test
    void everythingThatIsNotListedIsHidden() throws IOException {
        Path list = Files.writeString(folder.resolve("list"), "_mathlib_add\n");
        Path object = Files.write(
                folder.resolve("a.o"),
                object(
                        List.of("_mathlib_add", "_rust_panic", "_malloc", "_local"),
                        List.of(DEFINED, DEFINED, UNDEFINED, LOCAL)));
        List<String> arguments = ZigLinker.rewrite(List.of(
                "-Wl,-exported_symbols_list",
                "-Wl," + list,
                object.toString(),
                "-lSystem",
                "-o",
                folder.resolve("libmathlib.dylib").toString()));
        Path copy = folder.resolve("libmathlib.dylib.inputs/2/a.o");
        assertThat(arguments)
                .containsExactly(
                        "-Wl,-exported_symbols_list",
                        "-Wl," + list,
                        copy.toString(),
                        "-lSystem",
                        "-o",
                        folder.resolve("libmathlib.dylib").toString());
        assertThat(types(Files.readAllBytes(copy), 0)).containsExactly(DEFINED, DEFINED_AND_HIDDEN, UNDEFINED, LOCAL);
        assertThat(types(Files.readAllBytes(object), 0)).containsExactly(DEFINED, DEFINED, UNDEFINED, LOCAL);
        assertThat(Files.getLastModifiedTime(copy)).isEqualTo(Files.getLastModifiedTime(object));
    }

    @Test
    void theMembersOfAnArchiveAreHiddenToo() throws IOException {
        Path list = Files.writeString(folder.resolve("list"), "_wanted\n");
        byte[] one = object(List.of("_wanted", "_other"), List.of(DEFINED, DEFINED));
        Path archive = Files.write(folder.resolve("libstd.rlib"), archive("lib.rmeta/", new byte[3], "one.o/", one));
        ZigLinker.rewrite(List.of(
                "-Wl,-exported_symbols_list," + list,
                archive.toString(),
                "-o",
                folder.resolve("a.dylib").toString()));
        byte[] copy = Files.readAllBytes(folder.resolve("a.dylib.inputs/1/libstd.rlib"));
        assertThat(types(copy, 8 + 60 + 4 + 60)).containsExactly(DEFINED, DEFINED_AND_HIDDEN);
    }

    @Test
    void aProgramHasNoListAndIsLinkedAsItIs() throws IOException {
        Path object = Files.write(folder.resolve("a.o"), object(List.of("_main"), List.of(DEFINED)));
        List<String> arguments =
                List.of(object.toString(), "-o", folder.resolve("a").toString());
        assertThat(ZigLinker.rewrite(arguments)).isEqualTo(arguments);
    }

    @Test
    void aListWithPatternsHidesNothing() throws IOException {
        Path list = Files.writeString(folder.resolve("list"), "_mathlib_*\n");
        Path object = Files.write(folder.resolve("a.o"), object(List.of("_mathlib_add"), List.of(DEFINED)));
        List<String> arguments = List.of(
                "-Wl,-exported_symbols_list," + list,
                object.toString(),
                "-o",
                folder.resolve("a").toString());
        assertThat(ZigLinker.rewrite(arguments)).isEqualTo(arguments);
    }

    @Test
    void aFrameworkGetsAStubWithTheNamesThatItReExports() throws IOException {
        List<String> added = ZigLinker.frameworks(
                List.of("-framework", "Foundation", "-lobjc", "-lSystem", "-o", folder + "/a.dylib"), STUBS);
        Path stubs = folder.resolve("a.dylib.inputs/frameworks");
        assertThat(added).containsExactly("-F" + stubs, "-L" + stubs);
        assertThat(stubs.resolve("Foundation.framework/Foundation.tbd"))
                .content()
                .startsWith("--- !tapi-tbd\ntbd-version: 4\ntargets: [ arm64-macos, x86_64-macos ]\n")
                .contains("install-name: '/System/Library/Frameworks/Foundation.framework/Versions/C/Foundation'\n")
                .contains("'_OBJC_CLASS_$_NSURL'", "'_CFRelease'", "'_objc_msgSend'");
        assertThat(stubs.resolve("libobjc.tbd"))
                .content()
                .contains("install-name: '/usr/lib/libobjc.A.dylib'\n")
                .containsPattern("targets: \\[ x86_64-macos \\]\n    symbols: \\[ [^]]*'_objc_msgSend_stret'")
                .doesNotContain("CFRelease");
        assertThat(stubs).isDirectoryNotContaining("glob:**/libSystem.tbd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Wl,-framework,IOKit", "-Wl,-weak_framework,IOKit"})
    void aFrameworkThatALinkArgumentNamesGetsAStub(String argument) throws IOException {
        ZigLinker.frameworks(List.of(argument, "-o", folder + "/a.dylib"), STUBS);
        assertThat(folder.resolve("a.dylib.inputs/frameworks/IOKit.framework/IOKit.tbd"))
                .exists();
    }

    @Test
    void aLibraryWithoutFrameworksGetsNoStubs() throws IOException {
        assertThat(ZigLinker.frameworks(List.of("-lSystem", "-lc", "-o", folder + "/a.dylib"), STUBS))
                .isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theNamesOfTheUserAreAdded() throws IOException {
        FrameworkSymbols symbols = FrameworkSymbols.parse(Map.of(
                "CoreFoundation", " CFNewer,\n kCFNewer ",
                "MediaLibrary", "MLOpen"));
        ZigLinker.frameworks(
                List.of("-framework", "CoreFoundation", "-framework", "MediaLibrary", "-o", folder + "/a.dylib"),
                FrameworkStubs.with(FrameworkSymbols.ofWord(symbols.asWord())));
        Path stubs = folder.resolve("a.dylib.inputs/frameworks");
        assertThat(stubs.resolve("CoreFoundation.framework/CoreFoundation.tbd"))
                .content()
                .contains("'_CFNewer'", "'_kCFNewer'", "'_CFRelease'");
        assertThat(stubs.resolve("MediaLibrary.framework/MediaLibrary.tbd")).hasContent("""
                --- !tapi-tbd
                tbd-version: 4
                targets: [ arm64-macos, x86_64-macos ]
                install-name: '/System/Library/Frameworks/MediaLibrary.framework/Versions/A/MediaLibrary'
                current-version: 1
                compatibility-version: 1
                exports:
                  - targets: [ arm64-macos, x86_64-macos ]
                    symbols: [ '_MLOpen' ]
                ...
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CF Newer'", "CFNewer]"})
    void whatIsNotANameIsRefused(String text) {
        assertThatThrownBy(() -> FrameworkSymbols.parse(Map.of("CoreFoundation", text)))
                .hasMessageContaining("<CoreFoundation>" + text + "</CoreFoundation>");
    }

    @Test
    void adviceNamesTheFrameworkWhoseNamesAreAlike() {
        assertThat(ZigLinker.advice(
                        List.of("-framework", "CoreFoundation", "-framework", "Security"),
                        List.of(
                                "error: undefined symbol: _SecNewer",
                                "    note: referenced by a.o:_one",
                                "error: undefined symbol: _kCFNewer",
                                "error: undefined symbol: _CFNewer",
                                "error: undefined symbol: _CFNewer",
                                "error: undefined symbol: _sqlite3_open"),
                        STUBS))
                .containsExactly("ferrule: not in the stubs: <frameworkSymbols><CoreFoundation>kCFNewer CFNewer"
                        + "</CoreFoundation><Security>SecNewer</Security></frameworkSymbols>");
    }

    @Test
    void anErrorOfAnotherOriginGetsNoAdvice() {
        assertThat(ZigLinker.advice(
                        List.of("-framework", "CoreFoundation"),
                        List.of("error: undefined symbol: _sqlite3_open", "error: undefined symbol: _SecNewer"),
                        STUBS))
                .isEmpty();
    }

    @Test
    void otherFilesStayAsTheyAre() throws IOException {
        byte[] elf = Files.readAllBytes(Path.of(System.getProperty("java.home"), "lib", "libjava.so"));
        byte[] copy = elf.clone();
        HiddenSymbols.hide(copy, Set.of());
        assertThat(copy).isEqualTo(elf);
    }

    /** A 64-bit Mach-O object with nothing but a symbol table. */
    private static byte[] object(List<String> names, List<Integer> types) {
        ByteBuffer object = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        int symbols = 32 + 24;
        int strings = symbols + 16 * names.size();
        object.putInt(0xfeedfacf).position(16);
        object.putInt(1).position(32);
        object.putInt(2).putInt(24).putInt(symbols).putInt(names.size()).putInt(strings);
        int at = strings + 1;
        for (int i = 0; i < names.size(); i++) {
            object.putInt(symbols + 16 * i, at - strings).put(symbols + 16 * i + 4, (byte) (int) types.get(i));
            byte[] name = names.get(i).getBytes(StandardCharsets.US_ASCII);
            object.put(at, name);
            at += name.length + 1;
        }
        return object.array();
    }

    private static byte[] archive(String firstName, byte[] first, String secondName, byte[] second) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("!<arch>\n".getBytes(StandardCharsets.US_ASCII));
        for (Object[] member : new Object[][] {{firstName, first}, {secondName, second}}) {
            byte[] content = (byte[]) member[1];
            out.write(String.format("%-16s%-12s%-6s%-6s%-8s%-10d`\n", member[0], 0, 0, 0, 644, content.length)
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(content);
            out.write(new byte[content.length & 1]);
        }
        return out.toByteArray();
    }

    private static List<Integer> types(byte[] file, int start) {
        ByteBuffer object = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int symbols = start + object.getInt(start + 40);
        return IntStream.range(0, object.getInt(start + 44))
                .mapToObj(i -> object.get(symbols + 16 * i + 4) & 0xff)
                .toList();
    }
}
