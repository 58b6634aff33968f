package io.github.ferrule.loader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "LINUX, x86_64, GNU, false, x86_64-unknown-linux-gnu",
        "LINUX, x86_64, MUSL, false, x86_64-unknown-linux-musl x86_64-alpine-linux-musl",
        "LINUX, x86, GNU, false, i686-unknown-linux-gnu",
        "LINUX, arm, GNU, true, armv7-unknown-linux-gnueabihf arm-unknown-linux-gnueabihf",
        "LINUX, arm, MUSL, false, armv7-unknown-linux-musleabi arm-unknown-linux-musleabi",
        "LINUX, riscv64, GNU, false, riscv64gc-unknown-linux-gnu",
        "LINUX, x86_64, UNKNOWN, false, "
                + "x86_64-unknown-linux-gnu x86_64-unknown-linux-musl x86_64-alpine-linux-musl",
        "WINDOWS, x86_64, NONE, false, x86_64-pc-windows-msvc x86_64-pc-windows-gnu x86_64-pc-windows-gnullvm",
        "MACOS, aarch64, NONE, false, aarch64-apple-darwin",
        "FREEBSD, x86_64, NONE, false, x86_64-unknown-freebsd",
    })
    void aPlatformNamesTheTriplesThatRunOnIt(OperatingSystem os, String arch, Libc libc, boolean hard, String triples) {
        assertThat(new Platform(os, arch, libc, null, hard).triples()).containsExactly(triples.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux x86_64",
        "Mac OS X, aarch64, macos aarch64 14.2",
        "Windows Server 2022, amd64, windows x86_64",
        "FreeBSD, amd64, freebsd x86_64",
        "AIX, ppc64, other ppc64",
    })
    void theJvmsNamesAreReadAsRustcs(String name, String arch, String expected) {
        assertThat(new Host("/nowhere", "/nowhere").detect(name, arch, "14.2.1").toString())
                .startsWith(expected);
    }

    @Test
    void aLinuxWithoutProcAsksTheJvmsLibrary(@TempDir Path home) throws Exception {
        assertThat(new Host("/nowhere", home.toString())
                        .detect("Linux", "amd64", "")
                        .libc())
                .isEqualTo(Libc.UNKNOWN);
        Path jvm = home.resolve("lib/server/libjvm.so");
        Files.createDirectories(jvm.getParent());
        Files.write(
                jvm,
                new ElfBuilder(true, java.nio.ByteOrder.LITTLE_ENDIAN)
                        .needed("libc.musl-x86_64.so.1")
                        .build());
        assertThat(new Host("/nowhere", home.toString())
                        .detect("Linux", "amd64", "")
                        .libc())
                .isEqualTo(Libc.MUSL);
    }

    @Test
    void whereBothLibcsAreMappedAndNoInterpreterIsKnownTheJvmsLibraryDecides(@TempDir Path folder) throws Exception {
        try (InputStream maps = PlatformTest.class.getResourceAsStream("both.maps")) {
            Files.copy(maps, folder.resolve("maps"));
        }
        Path jvm = folder.resolve("lib/server/libjvm.so");
        Files.createDirectories(jvm.getParent());
        Files.write(
                jvm,
                new ElfBuilder(true, java.nio.ByteOrder.LITTLE_ENDIAN)
                        .needed("libdl.so.2", "libc.so.6")
                        .build());
        assertThat(new Host(folder.toString(), folder.toString())
                        .detect("Linux", "amd64", "")
                        .libc())
                .isEqualTo(Libc.GNU);
    }

    @Test
    void theInterpreterTellsTheFloatsOfArm(@TempDir Path proc) throws Exception {
        Files.write(
                proc.resolve("exe"),
                new ElfBuilder(false, java.nio.ByteOrder.LITTLE_ENDIAN)
                        .interpreter("/lib/ld-linux-armhf.so.3")
                        .build());
        assertThat(new Host(proc.toString(), "/nowhere")
                        .detect("Linux", "arm", "")
                        .triples())
                .contains("armv7-unknown-linux-gnueabihf");
    }

    @Test
    void jdk11CallsEveryNewMacos1016() {
        assertThat(new Host("/nowhere", "")
                        .detect("Mac OS X", "aarch64", "10.16")
                        .systemVersion())
                .isEqualTo(Version.parse("11.0"));
    }

    /** A made glibc that offers 2.12, under the name that the kernel tells. */
    @ParameterizedTest
    @CsvSource({
        "libc-2.12.so, 2.12, true",
        "libc-2.12.so, 2.17, false",
        "libc.so.6, 2.17, true",
        "libc.so.6, 2.18, false",
        "libc.so.6, , true",
    })
    void aGlibcIsReadWhereItsNameDoesNotSay(String name, String wanted, boolean offered, @TempDir Path folder)
            throws IOException {
        byte[] content = new ElfBuilder(true, ByteOrder.LITTLE_ENDIAN)
                .versionDefinitions("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.12")
                .build();
        Path glibc = Files.write(folder.resolve(name), content);
        Platform platform = Platform.linux("x86_64", Libc.GNU, glibc.toString(), false);
        assertThat(platform.offers(wanted == null ? null : Version.parse(wanted)))
                .isEqualTo(offered);
        assertThat(platform.systemVersion()).isEqualTo(Version.parse("2.12"));
    }

    @Test
    void aVersionThatNobodyCanTellIsNoReasonToRefuse() {
        Platform platform = Platform.linux("x86_64", Libc.GNU, "/nowhere/libc.so.6", false);
        assertThat(platform.offers(Version.parse("2.99"))).isTrue();
        assertThat(platform.systemVersion()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2.17, 2.17", "11, 11.0", "10.15.7, 10.15"})
    void versionsHaveTwoNumbers(String text, String expected) {
        assertThat(Version.parse(text)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({"2.x", "''", "2.", ".5", "-1.2", "99999999.1", "2.17-rc"})
    void whatIsNoVersionIsNull(String text) {
        assertThat(Version.parse(text)).isNull();
    }

    @Test
    void versionsAreComparedAsNumbers() {
        assertThat(Version.parse("2.9")).isLessThan(Version.parse("2.17"));
    }
}
