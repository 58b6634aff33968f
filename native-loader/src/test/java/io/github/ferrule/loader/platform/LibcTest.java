package io.github.ferrule.loader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The maps files lie in the resources of this package, named after the system that they were written like. */
class LibcTest {
    private static final String GLIBC_LOADER = "/lib64/ld-linux-x86-64.so.2";

    private static MappedLibc maps(String name) {
        try (InputStream in = LibcTest.class.getResourceAsStream(name + ".maps")) {
            byte[] bytes = in.readAllBytes();
            return MappedLibc.parse(bytes, bytes.length);
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
        assertThat(Libc.decide(interpreter, maps(maps), List.of())).isEqualTo(expected);
    }

    @Test
    void namesOfFoldersProveNothing() {
        MappedLibc mapped = maps("debian-with-musl-folder");
        assertThat(mapped.musl()).isNull();
        assertThat(Libc.decide(GLIBC_LOADER, mapped, List.of())).isEqualTo(Libc.GNU);
    }

    @Test
    void whereAllElseFailsTheJvmsOwnNeedsTell() {
        MappedLibc nothing = maps("static");
        assertThat(Libc.decide(null, nothing, List.of("libdl.so.2", "libc.so.6")))
                .isEqualTo(Libc.GNU);
        assertThat(Libc.decide(null, nothing, List.of("libc.musl-x86_64.so.1"))).isEqualTo(Libc.MUSL);
        assertThat(Libc.decide("/system/bin/linker64", nothing, List.of("libm.so")))
                .isEqualTo(Libc.UNKNOWN);
    }

    @Test
    void bothLibcsMappedLeaveTheInterpreterToDecide() {
        MappedLibc both = maps("both");
        assertThat(Libc.decide(GLIBC_LOADER, both, List.of())).isEqualTo(Libc.GNU);
        assertThat(Libc.decide("/lib/ld-musl-x86_64.so.1", both, List.of())).isEqualTo(Libc.MUSL);
        assertThat(Libc.decide(null, both, List.of("libc.so.6"))).isEqualTo(Libc.GNU);
    }

    @Test
    void thePathOfGlibcIsKept() {
        assertThat(maps("debian").gnu()).isEqualTo("/usr/lib/x86_64-linux-gnu/libc.so.6");
        assertThat(maps("centos7").gnu()).isEqualTo("/usr/lib64/libc-2.17.so");
    }

    @Test
    void aGlibcThatWasReplacedUnderTheProcessIsStillGlibcButNotReadForItsVersion() {
        assertThat(maps("upgraded").gnu()).isEqualTo("/usr/lib/x86_64-linux-gnu/libc.so.6 (deleted)");
        assertThat(Libc.decide(null, maps("upgraded"), List.of())).isEqualTo(Libc.GNU);
    }
}
