package io.github.ferrule.loader.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElfFileTest {
    private static final int MOST = 5_000;

    private static byte[] file(boolean wide, ByteOrder order) {
        return new ElfBuilder(wide, order)
                .interpreter("/lib/ld-musl-x86_64.so.1")
                .needed("libgcc_s.so.1", "libc.so")
                .versionDefinitions("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.36", "GLIBC_2.4", "GLIBC_PRIVATE")
                .build();
    }

    private static ByteOrder order(boolean big) {
        return big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    @ParameterizedTest
    @CsvSource({"true, false", "true, true", "false, false", "false, true"})
    void bothWordSizesAndBothByteOrdersAreRead(boolean wide, boolean big) throws IOException {
        ElfFile elf = ElfFile.parse(file(wide, order(big)));
        assertThat(elf.interpreter()).isEqualTo("/lib/ld-musl-x86_64.so.1");
        assertThat(elf.needed()).containsExactly("libgcc_s.so.1", "libc.so");
        assertThat(elf.glibc()).isEqualTo(Version.parse("2.36"));
    }

    @Test
    void aLibraryWithoutGlibcsVersionsIsNotGlibc() throws IOException {
        ElfBuilder other =
                new ElfBuilder(true, ByteOrder.LITTLE_ENDIAN).versionDefinitions("libc.so", "GLIBC", "GLIBC_");
        assertThat(ElfFile.parse(other.build()).glibc()).isNull();
        assertThat(ElfFile.parse(new ElfBuilder(true, ByteOrder.LITTLE_ENDIAN).build())
                        .glibc())
                .isNull();
    }

    @Test
    void aStaticProgramHasNoInterpreter() throws IOException {
        byte[] statically = new ElfBuilder(true, ByteOrder.LITTLE_ENDIAN).build();
        assertThat(ElfFile.parse(statically).interpreter()).isNull();
    }

    @Test
    void whatIsNoElfFileIsRefused() {
        assertThatThrownBy(() -> ElfFile.parse("#!/bin/sh\nexec java".getBytes()))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ElfFile.parse(new byte[0])).isInstanceOf(IOException.class);
    }

    @Test
    void aFileCutOffAnywhereEndsInAnAnswerOrAnIoException() {
        byte[] whole = file(true, ByteOrder.LITTLE_ENDIAN);
        for (int length = 0; length < whole.length; length++) {
            readAll(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void damagedFilesEndInAnAnswerOrAnIoException() {
        for (int seed = 0; seed < 40_000; seed++) {
            Random random = new Random(seed);
            byte[] damaged = file(random.nextBoolean(), order(random.nextBoolean()));
            int changes = 1 + random.nextInt(16);
            for (int i = 0; i < changes; i++) {
                int area = new int[] {0, 0x400, 0x800, 0xc00}[random.nextInt(4)];
                byte value = random.nextBoolean() ? (byte) 0xff : (byte) random.nextInt();
                damaged[area + random.nextInt(0x100)] = value;
            }
            readAll(damaged);
        }
    }

    /** Neither another exception than IOException nor a loop without end. */
    private static void readAll(byte[] bytes) {
        try {
            ElfFile elf = ElfFile.parse(bytes);
            elf.interpreter();
            assertThat(elf.needed()).hasSizeLessThan(MOST);
            assertThat(String.valueOf(elf.glibc())).hasSizeLessThan(MOST);
        } catch (IOException refused) {
            assertThat(refused).isNotNull();
        }
    }

    @Test
    void theRunningJvmAndItsLibcAreRead() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin/java").toRealPath();
        assertThat(ElfFile.parse(Files.readAllBytes(java)).needed()).anyMatch(name -> name.startsWith("libc."));
        assertThat(Platform.ofThisProcess().toString()).startsWith("linux ");
        assertThat(Platform.ofThisProcess().systemVersion()).isGreaterThan(Version.parse("2.4"));
    }
}
