package io.github.ferrule.plugin.build.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportingLinkerTest {

    private static final int DEFINED = 0x0f;
    private static final int DEFINED_AND_HIDDEN = 0x1f;
    private static final int UNDEFINED = 0x01;
    private static final int LOCAL = 0x0e;

    @TempDir
    Path folder;

    @Test
    void theListOfADllIsAPlainArgument() throws IOException {
        assertThat(ExportingLinker.rewrite(List.of("-Wl,/tmp/rustc1/list.def", "-Wl,--dynamicbase", "a.o")))
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
        List<String> arguments = ExportingLinker.rewrite(List.of(
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
        ExportingLinker.rewrite(List.of(
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
        assertThat(ExportingLinker.rewrite(arguments)).isEqualTo(arguments);
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
        assertThat(ExportingLinker.rewrite(arguments)).isEqualTo(arguments);
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
