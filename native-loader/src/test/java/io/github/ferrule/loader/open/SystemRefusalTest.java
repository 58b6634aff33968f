package io.github.ferrule.loader.open;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages are those of glibc 2.31 to 2.41, musl 1.2, and the kernel. */
class SystemRefusalTest {

    @ParameterizedTest
    @CsvSource({
        "'libx.so: undefined symbol: shift_by', rebuild the library for this system",
        "'Error relocating libx.so: chosen: symbol not found', rebuild the library for this system",
        "'libx.so: cannot allocate memory in static TLS block', GLIBC_TUNABLES=glibc.rtld.optional_static_tls",
        "'Error relocating libx.so: own: initial-exec TLS resolves to dynamic definition in libx.so', local_dynamic_tls",
        "'Error relocating libx.so: unsupported relocation type 37', __attribute__((ifunc))",
        "'libx.so: cannot enable executable stack as shared object requires: Invalid argument', noexecstack",
        "'libx.so: failed to map segment from shared object', -Dferrule.cache=",
        "'libx.so: wrong ELF class: ELFCLASS32', the file is not a library for this system",
        "'libx.so: invalid ELF header', the file is not a library for this system",
        "'libz.so.1: cannot open shared object file: No such file or directory', install the library"
    })
    void theRemedyFitsTheLoadersMessage(String message, String remedy) {
        assertThat(SystemRefusal.remedy(message)).contains(remedy);
    }
}
