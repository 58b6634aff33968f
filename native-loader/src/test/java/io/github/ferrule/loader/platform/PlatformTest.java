package io.github.ferrule.loader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
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

    /** A generated glibc that offers 2.12, under the name that the kernel reports. */
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
        Platform platform = Platform.linux("x86_64", Libc.GNU, List.of(glibc.toString()), false, null);
        assertThat(platform.offers(wanted == null ? null : Version.parse(wanted)))
                .isEqualTo(offered);
        assertThat(platform.systemVersion()).isEqualTo(Version.parse("2.12"));
    }

    @Test
    void anUnknownVersionIsNotAReasonToRefuse() {
        Platform platform = Platform.linux("x86_64", Libc.GNU, List.of("/nowhere/libc.so.6"), false, null);
        assertThat(platform.offers(Version.parse("2.99"))).isTrue();
        assertThat(platform.systemVersion()).isNull();
    }

    /** Releases such as 2.31 define no new symbol version in libc.so.6. */
    @ParameterizedTest
    @CsvSource({
        "GNU C Library (Debian GLIBC 2.31-13+deb11u13) stable release version 2.31., 2.31",
        "GNU C Library (GNU libc) stable release version 2.37., 2.37",
        "GNU C Library (Ubuntu GLIBC 2.40-1ubuntu3) stable release version 2.40., 2.40",
        "'GNU C Library (GNU libc) stable release version 2.17, by Roland McGrath et al.', 2.17",
        "GNU C Library (GNU libc) development release version 2.30.9000., 2.30",
        "GNU C Library without a number, 2.12",
    })
    void aGlibcStatesItsRelease(String banner, String expected, @TempDir Path folder) throws IOException {
        Path libc = Files.write(folder.resolve("libc.so.6"), glibc("GLIBC_2.2.5", "GLIBC_2.12"));
        Files.write(libc, new byte[70_000], StandardOpenOption.APPEND);
        Files.writeString(libc, "GNU C Library\0" + banner + "\n\0", StandardOpenOption.APPEND);
        Platform platform = Platform.linux("x86_64", Libc.GNU, List.of(libc.toString()), false, null);
        Version release = Version.parse(expected);
        assertThat(platform.systemVersion()).isEqualTo(release);
        assertThat(platform.offers(release)).isTrue();
        assertThat(platform.offers(Version.of(2, 99))).isFalse();
    }

    @Test
    void aGlibcThatStatesNothingIsKnownByItsNameOrByAllItsLibraries(@TempDir Path folder) throws IOException {
        byte[] libc = glibc("GLIBC_2.2.5", "GLIBC_2.30");
        Path named = Files.write(folder.resolve("libc-2.31.so"), libc);
        assertThat(new Glibc(named.toString()).release()).isEqualTo(Version.of(2, 31));
        Path unnamed = Files.write(folder.resolve("libc.so.6"), libc);
        Files.write(folder.resolve("libm.so.6"), glibc("GLIBC_2.2.5", "GLIBC_2.31"));
        Files.write(folder.resolve("libmy.so"), glibc("GLIBC_2.99"));
        assertThat(new Glibc(unnamed.toString()).release()).isEqualTo(Version.of(2, 31));
    }

    /** A folder takes the place of a file that cannot be read while no descriptor is free. */
    @Test
    void aGlibcThatCannotBeReadForNowIsNotTakenForAnOlderOne(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("libm.so.6"), glibc("GLIBC_2.2.5", "GLIBC_2.30"));
        Path unnamed = Files.createDirectory(folder.resolve("libc.so.6"));
        Glibc glibc = new Glibc(unnamed.toString());
        assertThat(glibc.release()).isNull();
        Files.delete(unnamed);
        Files.writeString(unnamed, "GNU C Library (GNU libc) stable release version 2.31.\n");
        assertThat(glibc.release()).isEqualTo(Version.of(2, 31));
        Path named = Files.createDirectory(folder.resolve("libc-2.31.so"));
        assertThat(new Glibc(named.toString()).release()).isEqualTo(Version.of(2, 31));
    }

    private static byte[] glibc(String... versions) {
        return new ElfBuilder(true, ByteOrder.LITTLE_ENDIAN)
                .versionDefinitions(versions)
                .build();
    }

    @Test
    void thisMachinesGlibcIsTheOneThatLddReports() throws Exception {
        Platform here = Platform.ofThisProcess();
        Assumptions.assumeTrue(here.libc() == Libc.GNU);
        Process ldd = new ProcessBuilder("ldd", "--version").start();
        String firstLine = new String(ldd.getInputStream().readAllBytes()).split("\n")[0];
        assertThat(firstLine).endsWith(" " + here.systemVersion());
    }

    @Test
    void anAndroidProcessIsToldFromMuslAndLoadsWhatWasBuiltForAndroid(@TempDir Path proc) throws IOException {
        Files.writeString(
                proc.resolve("maps"),
                "7c5a1c0000-7c5a212000 r--p 00000000 07:28 34                             "
                        + "/apex/com.android.runtime/lib64/bionic/libc.so\n");
        Platform platform = new Host(proc.toString(), "/nowhere").detect("Linux", "aarch64", "4.19");
        assertThat(platform.toString()).contains("bionic", "Android");
        assertThat(platform.triples()).containsExactly("aarch64-linux-android");
    }

    @Test
    void aFileThatCannotBeReadForNowIsReported(@TempDir Path proc) throws IOException {
        Files.createDirectory(proc.resolve("maps"));
        Platform platform = new Host(proc.toString(), "/nowhere").detect("Linux", "amd64", "");
        assertThat(platform.libc()).isEqualTo(Libc.UNKNOWN);
        assertThat(platform.unreadable()).contains(proc + "/maps");
        Platform absent = new Host(proc.resolve("absent").toString(), "/nowhere").detect("Linux", "amd64", "");
        assertThat(absent.unreadable()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2.17, 2.17", "11, 11.0", "10.15.7, 10.15"})
    void versionsHaveTwoNumbers(String text, String expected) {
        assertThat(Version.parse(text)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({"2.x", "''", "2.", ".5", "-1.2", "99999999.1", "2.17-rc"})
    void aTextThatIsNotAVersionIsNull(String text) {
        assertThat(Version.parse(text)).isNull();
    }

    @Test
    void versionsAreComparedAsNumbers() {
        assertThat(Version.parse("2.9")).isLessThan(Version.parse("2.17"));
    }
}
