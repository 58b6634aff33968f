package io.github.ferrule.loader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The maps files are in the resources of this package, named after the system that they imitate. */
class LibcTest {
    private static final String GLIBC_LOADER = "/lib64/ld-linux-x86-64.so.2";

    private static List<String> mapped(String name) {
        try (InputStream in = LibcTest.class.getResourceAsStream(name + ".maps")) {
            return Libc.mapped(in.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "debian, /lib64/ld-linux-x86-64.so.2, GNU",
        "debian-aarch64, /lib/ld-linux-aarch64.so.1, GNU",
        "alpine, /lib/ld-musl-x86_64.so.1, MUSL",
        "void, /lib/ld-musl-x86_64.so.1, MUSL",
        "alpine-gcompat, /lib64/ld-linux-x86-64.so.2, MUSL",
        "alpine-with-glibc, /lib64/ld-linux-x86-64.so.2, GNU",
        "gvisor, /lib64/ld-linux-x86-64.so.2, GNU",
        "static, , UNKNOWN",
        "debian, , GNU",
        "alpine, , MUSL",
        "void, , MUSL",
    })
    void theProcessTellsItsLibc(String maps, String interpreter, Libc expected) {
        assertThat(Libc.decide(interpreter, Libc.onlyOne(mapped(maps)))).isEqualTo(expected);
    }

    @Test
    void namesOfFoldersProveNothing() {
        List<String> mapped = mapped("debian-with-musl-folder");
        assertThat(mapped).containsExactly("/usr/lib/x86_64-linux-gnu/libc.so.6");
        assertThat(Libc.decide(GLIBC_LOADER, Libc.onlyOne(mapped))).isEqualTo(Libc.GNU);
    }

    @Test
    void theNeedsOfALibraryTellToo() {
        assertThat(Libc.onlyOne(List.of("libdl.so.2", "libc.so.6"))).isEqualTo(Libc.GNU);
        assertThat(Libc.onlyOne(List.of("libc.musl-x86_64.so.1"))).isEqualTo(Libc.MUSL);
        assertThat(Libc.onlyOne(List.of("libm.so"))).isEqualTo(Libc.UNKNOWN);
    }

    @Test
    void anInterpreterOfAnotherSystemTellsNothing() {
        assertThat(Libc.decide("/lib/ld-uClibc.so.0", Libc.onlyOne(List.of()))).isEqualTo(Libc.UNKNOWN);
    }

    /** Void's musl and Android's bionic are both called {@code libc.so}. */
    @ParameterizedTest
    @CsvSource({
        "/apex/com.android.runtime/lib64/bionic/libc.so, , BIONIC",
        "/system/lib64/libc.so, , BIONIC",
        "/system/lib/libc.so (deleted), , BIONIC",
        "/data/local/libc.so, /system/bin/linker64, BIONIC",
        "/data/local/libc.so, /apex/com.android.runtime/bin/linker, BIONIC",
        "/usr/lib/libc.so, /usr/lib/ld-musl-x86_64.so.1, MUSL",
        "/usr/lib/libc.so, , MUSL",
        "/opt/system/libc.so, , MUSL",
    })
    void bionicIsNotMusl(String mapped, String interpreter, Libc expected) {
        assertThat(Libc.decide(interpreter, Libc.onlyOne(List.of(mapped)))).isEqualTo(expected);
    }

    @Test
    void bothLibcsMappedLeaveTheInterpreterToDecide() {
        Libc both = Libc.onlyOne(mapped("both"));
        assertThat(both).isEqualTo(Libc.UNKNOWN);
        assertThat(Libc.decide(GLIBC_LOADER, both)).isEqualTo(Libc.GNU);
        assertThat(Libc.decide("/lib/ld-musl-x86_64.so.1", both)).isEqualTo(Libc.MUSL);
        assertThat(Libc.decide(null, both)).isEqualTo(Libc.UNKNOWN);
    }

    @Test
    void thePathOfTheLibraryIsKept() {
        assertThat(mapped("debian")).containsExactly("/usr/lib/x86_64-linux-gnu/libc.so.6");
        assertThat(mapped("centos7")).containsExactly("/usr/lib64/libc-2.17.so");
    }

    @Test
    void aGlibcThatWasReplacedUnderTheProcessIsStillGlibcButNotReadForItsVersion() {
        assertThat(mapped("upgraded")).containsExactly("/usr/lib/x86_64-linux-gnu/libc.so.6 (deleted)");
        assertThat(Libc.decide(null, Libc.onlyOne(mapped("upgraded")))).isEqualTo(Libc.GNU);
    }

    /** Addresses of 32 and 64 bit, long inodes that push a path out of its column, and lines of no file between. */
    @Test
    void noWayOfWritingALineHidesALibrary() {
        String[] files = {
            "", "[heap]", "/usr/bin/java", "/usr/lib/libc.so.6", "/lib/ld-musl-x86_64.so.1", "/opt/libc-2.31.so"
        };
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            StringBuilder maps = new StringBuilder();
            Set<String> libraries = new LinkedHashSet<>();
            for (int line = 0; line < 12; line++) {
                String file = files[random.nextInt(files.length)];
                maps.append(line(random, file)).append('\n');
                if (Libc.ofFile(file) != Libc.UNKNOWN) {
                    libraries.add(file);
                }
            }
            byte[] bytes = maps.append("7f00-").toString().getBytes(StandardCharsets.UTF_8);
            assertThat(Libc.mapped(bytes)).as(maps.toString()).containsExactlyElementsOf(libraries);
        }
    }

    private static String line(Random random, String file) {
        String address = random.nextBoolean() ? "7ffff7dc3000" : random.nextBoolean() ? "08048000" : "ff7ffff7dc3000";
        long inode = file.startsWith("/") ? random.nextInt(3) * 123456789012345678L + 16 : 0;
        String head = address + "-" + address + " r-xp 00000000 fd:01 " + inode;
        int column = random.nextBoolean() ? 73 : 49;
        return file.isEmpty() ? head + " " : String.format("%-" + (column - 1) + "s %s", head, file);
    }
}
