package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.platform.Libc;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.platform.Triples;
import io.github.ferrule.loader.platform.Version;
import io.github.ferrule.plugin.audit.binary.VersionNumber;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Plugin and loader share no code, so this compares what both know of platforms and versions. */
class SharedNamesIT {

    @ParameterizedTest
    @CsvSource({
        "LINUX, x86_64, GNU, true",
        "LINUX, x86_64, MUSL, true",
        "LINUX, aarch64, GNU, true",
        "LINUX, aarch64, MUSL, true",
        "LINUX, x86, GNU, true",
        "LINUX, arm, GNU, true",
        "LINUX, arm, GNU, false",
        "LINUX, arm, MUSL, true",
        "LINUX, riscv64, GNU, true",
        "LINUX, powerpc64le, GNU, true",
        "LINUX, s390x, GNU, true",
        "LINUX, loongarch64, GNU, true",
        "WINDOWS, x86_64, UNKNOWN, true",
        "WINDOWS, aarch64, UNKNOWN, true",
        "WINDOWS, x86, UNKNOWN, true",
        "MACOS, x86_64, UNKNOWN, true",
        "MACOS, aarch64, UNKNOWN, true",
        "FREEBSD, x86_64, UNKNOWN, true"
    })
    void aTripleThatTheLoaderLooksForMeansTheSamePlatformToThePlugin(
            OperatingSystem os, String arch, Libc libc, boolean hardFloat) {
        for (String text : new Platform(os, arch, libc, null, hardFloat).triples()) {
            TargetTriple triple = TargetTriple.parse(text);

            assertThat(triple.os().canonicalName()).as(text).isEqualTo(os.rustName());
            assertThat(triple.architecture().canonicalName()).as(text).isEqualTo(arch);
            assertThat(triple.os().libraryFileName("mathlib")).as(text).isEqualTo(os.fileName("mathlib"));
            if (os == OperatingSystem.LINUX) {
                assertThat(triple.libc().canonicalName()).as(text).isEqualTo(libc.rustName());
            }
        }
    }

    @ParameterizedTest
    @MethodSource
    void thePluginKnowsTheTriplesThatTheLoaderReportsOn(String triple) {
        assertThat(TargetTriple.parse(triple).text()).isEqualTo(triple);
    }

    static Stream<String> thePluginKnowsTheTriplesThatTheLoaderReportsOn() {
        return Stream.of(Triples.known());
    }

    @Test
    void versionsHaveTheSameOrder() {
        List<String> ascending = List.of("2.2.5", "2.9", "2.10", "2.17", "2.31", "10.15", "11.0");

        assertThat(ascending.stream().map(Version::parse)).isSorted();
        assertThat(ascending.stream().map(it -> VersionNumber.parse(it).orElseThrow()))
                .isSorted();
    }
}
