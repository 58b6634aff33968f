package io.github.ferrule.plugin.audit.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.build.UniversalWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryReaderTest {

    @ParameterizedTest
    @CsvSource({
        "64, true, 62, x86_64", "32, true, 3, x86", "64, true, 183, aarch64", "32, true, 40, arm",
        "64, true, 243, riscv64", "64, true, 21, powerpc64le", "64, false, 21, powerpc64", "64, false, 22, s390x",
        "64, true, 258, loongarch64", "32, true, 62, unknown", "32, false, 8, mips"
    })
    void anElfFileTellsItsProcessorInBothByteOrdersAndSizes(int bits, boolean little, int machine, String name)
            throws IOException {
        NativeBinary binary = read(ElfWriter.of(bits, little, machine)
                .needed("libc.so.6")
                .exports("add")
                .imports("libc.so.6", "GLIBC_2.17", "malloc")
                .bytes());

        assertThat(binary.machines()).extracting(Machine::toString).containsExactly(name);
        assertThat(binary.needed()).containsExactly("libc.so.6");
        assertThat(binary.exports()).containsExactly("add");
        assertThat(binary.imports())
                .containsExactly(
                        new ImportedSymbol("malloc", Optional.of("libc.so.6"), Optional.of("GLIBC_2.17"), false));
    }

    @Test
    void hiddenSymbolsAreNotExports() throws IOException {
        assertThat(read(ElfWriter.x86_64().exports("add").hidden("secret").bytes())
                        .exports())
                .containsExactly("add");
    }

    @Test
    void symbolsAreFoundWithoutSectionHeaders() throws IOException {
        assertThat(read(ElfWriter.x86_64()
                                .exports("add", "sub")
                                .withoutSections()
                                .bytes())
                        .exports())
                .containsExactly("add", "sub");
    }

    @Test
    void theLowestGlibcIsTheHighestVersionThatIsNotMarkedWeak() throws IOException {
        ElfWriter elf = ElfWriter.x86_64()
                .exports("add")
                .imports("libc.so.6", "GLIBC_2.2.5", "malloc")
                .imports("libc.so.6", "GLIBC_2.14", "memcpy")
                .needsVersion("libc.so.6", "GLIBC_2.28", true)
                .needsVersion("libc.so.6", "GLIBC_PRIVATE", false);

        assertThat(read(elf.bytes()).glibc()).contains(VersionNumber.of(2, 14));
    }

    @Test
    void aWeakSymbolDoesNotExcuseItsVersionBecauseTheLoaderChecksVersionsAlone() throws IOException {
        ElfWriter elf = ElfWriter.x86_64().importsWeakly("libc.so.6", "GLIBC_2.18", "__cxa_thread_atexit_impl");

        assertThat(read(elf.bytes()).glibc()).contains(VersionNumber.of(2, 18));
    }

    @Test
    void packedRelocationsNeedGlibc236() throws IOException {
        ElfWriter elf = ElfWriter.x86_64().needsVersion("libc.so.6", "GLIBC_ABI_DT_RELR", false);

        assertThat(read(elf.bytes()).glibc()).contains(VersionNumber.of(2, 36));
    }

    @Test
    void anElfFileTellsWhatTheLoaderIsAskedFor() throws IOException {
        ElfBinary elf = (ElfBinary) read(ElfWriter.x86_64()
                .rpath("/opt/a:/opt/b")
                .runpath("$ORIGIN")
                .stack(7)
                .textRelocations()
                .isaLevel(3)
                .bytes());

        assertThat(elf.loading())
                .isEqualTo(new ElfLoading(
                        true,
                        List.of(),
                        List.of("/opt/a", "/opt/b"),
                        List.of("$ORIGIN"),
                        false,
                        false,
                        false,
                        ElfThreadLocals.NONE,
                        true,
                        StackPermission.EXECUTABLE));
        assertThat(elf.isaLevel()).hasValue(3);
    }

    @Test
    void theBytesThatAStripWouldRemoveAreCounted() throws IOException {
        assertThat(read(ElfWriter.x86_64().symbolBytes(480).debugBytes(1000).bytes())
                        .leftovers())
                .isEqualTo(new StrippableBytes(480, 1000));
        assertThat(read(PeWriter.x86_64().debugBytes(700).bytes()).leftovers().debugInformation())
                .isEqualTo(700);
        assertThat(read(MachOWriter.aarch64().locals("helper").debugBytes(64).bytes())
                        .leftovers())
                .isEqualTo(new StrippableBytes(24, 64));
    }

    @Test
    void theImportsOfADllAreThoseThatItNeedsToLoad() throws IOException {
        PeBinary dll = (PeBinary) read(PeWriter.x86_64()
                .exports("add", "sub")
                .imports("KERNEL32.dll", "Sleep", "CloseHandle")
                .delays("late.dll", "later")
                .bytes());

        assertThat(dll.machines()).containsExactly(Machine.X86_64);
        assertThat(dll.needed()).containsExactly("KERNEL32.dll");
        assertThat(dll.exports()).containsExactly("add", "sub");
        assertThat(dll.imports()).extracting(ImportedSymbol::name).containsExactly("Sleep", "CloseHandle");
        assertThat(dll.header().subsystemVersion()).isEqualTo(VersionNumber.of(6, 0));
    }

    @Test
    void a32BitDllHasNarrowTables() throws IOException {
        NativeBinary dll =
                read(PeWriter.x86().exports("add").imports("user32.dll", "Beep").bytes());

        assertThat(dll.machines()).containsExactly(Machine.X86);
        assertThat(dll.imports()).containsExactly(ImportedSymbol.from("user32.dll", "Beep"));
    }

    @Test
    void decoratedNamesOf32BitWindowsAreFoundWithoutTheDecoration() throws IOException {
        assertThat(read(PeWriter.x86().exports("_Java_A_b@12").bytes()).callableNames())
                .containsExactlyInAnyOrder("_Java_A_b@12", "Java_A_b");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDylibTellsItsExportsByTrieOrBySymbolTable(boolean trie) throws IOException {
        MachOWriter writer = MachOWriter.aarch64()
                .exports("add", "sub")
                .imports("malloc")
                .needed("/usr/lib/libSystem.B.dylib")
                .weaklyNeeded("/usr/lib/libnew.dylib")
                .rpath("@loader_path");
        MachOBinary dylib = (MachOBinary) read((trie ? writer : writer.withoutTrie()).bytes());

        assertThat(dylib.exports()).containsExactly("add", "sub");
        assertThat(dylib.imports()).containsExactly(ImportedSymbol.from("/usr/lib/libSystem.B.dylib", "malloc"));
        assertThat(dylib.needed()).containsExactly("/usr/lib/libSystem.B.dylib", "/usr/lib/libnew.dylib");
        assertThat(dylib.firmlyNeeded()).containsExactly("/usr/lib/libSystem.B.dylib");
        assertThat(dylib.rpaths()).containsExactly("@loader_path");
        assertThat(dylib.minimumMacOs()).contains(VersionNumber.of(11, 0));
        assertThat(dylib.signed()).isTrue();
    }

    @Test
    void theOldCommandForTheMinimumIsUnderstoodToo() throws IOException {
        assertThat(read(MachOWriter.x86_64()
                                .minimumOs(10, 12)
                                .oldMinimumCommand()
                                .bytes())
                        .minimumMacOs())
                .contains(VersionNumber.of(10, 12));
    }

    @Test
    void aUniversalFileHasWhatAllSlicesHave() throws IOException {
        NativeBinary universal = read(MachOWriter.universal(
                MachOWriter.x86_64().exports("add", "sub").minimumOs(10, 12),
                MachOWriter.aarch64().exports("add")));

        assertThat(universal.machines()).containsExactlyInAnyOrder(Machine.X86_64, Machine.AARCH64);
        assertThat(universal.exports()).containsExactly("add");
        assertThat(universal.minimumMacOs()).contains(VersionNumber.of(11, 0));
    }

    @Test
    void joinedSlicesAreAUniversalFile() throws IOException {
        byte[] intel = MachOWriter.x86_64().exports("add").bytes();
        byte[] arm = MachOWriter.aarch64().exports("add").bytes();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        UniversalWriter.write(List.of(intel, arm), out);

        NativeBinary universal = read(out.toByteArray());
        assertThat(universal.machines()).containsExactlyInAnyOrder(Machine.X86_64, Machine.AARCH64);
        assertThat(universal.exports()).containsExactly("add");
        assertThat(Arrays.copyOfRange(out.toByteArray(), 1 << 14, (1 << 14) + intel.length))
                .as("the first slice, on a page of its own")
                .isEqualTo(intel);
    }

    @Test
    void onlyThinFilesOfMacosAreJoined() throws IOException {
        byte[] elf = ElfWriter.x86_64().exports("add").bytes();
        assertThatThrownBy(() -> UniversalWriter.write(List.of(elf), new ByteArrayOutputStream()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a thin 64-bit Mach-O file");
    }

    @Test
    void aJavaClassIsNotAUniversalFile() {
        byte[] start = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61};

        assertThatThrownBy(() -> read(start))
                .isInstanceOf(MalformedBinaryException.class)
                .hasMessageContaining("class");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "#!/bin/sh\n", "\u007fELF", "MZ", "\u007fELF12345678901234567890"})
    void aFileThatIsNotALibraryIsRefused(String text) {
        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(MalformedBinaryException.class);
    }

    @Test
    void theMessageNamesTheOffsetOfTheDamage() {
        byte[] elf = ElfWriter.x86_64().exports("add").bytes();
        byte[] half = Arrays.copyOf(elf, elf.length / 2);

        assertThatThrownBy(() -> read(half))
                .isInstanceOf(MalformedBinaryException.class)
                .hasMessageContaining("at offset 0x%x".formatted(half.length));
    }

    private static NativeBinary read(byte[] bytes) throws IOException {
        return BinaryReader.read(ByteSource.of(bytes), MemoryBudget.ofThisHeap());
    }
}
