package io.github.ferrule.plugin.build.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.support.problem.FerruleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTripleTest {

    @ParameterizedTest
    @CsvSource({
        "x86_64-unknown-linux-gnu,       linux-x86-64,       linux-x86_64,       libfoo.so",
        "aarch64-unknown-linux-gnu,      linux-aarch64,      linux-aarch_64,     libfoo.so",
        "x86_64-unknown-linux-musl,      linux-x86-64-musl,  linux-x86_64-musl,  libfoo.so",
        "x86_64-alpine-linux-musl,       linux-x86-64-musl,  linux-x86_64-musl,  libfoo.so",
        "i686-unknown-linux-gnu,         linux-x86,          linux-x86_32,       libfoo.so",
        "armv7-unknown-linux-gnueabihf,  linux-arm,          linux-arm_32,       libfoo.so",
        "arm-unknown-linux-gnueabi,      linux-armel,        linux-arm_32,       libfoo.so",
        "riscv64gc-unknown-linux-gnu,    linux-riscv64,      linux-riscv64,      libfoo.so",
        "powerpc64le-unknown-linux-gnu,  linux-ppc64le,      linux-ppcle_64,     libfoo.so",
        "s390x-unknown-linux-gnu,        linux-s390x,        linux-s390_64,      libfoo.so",
        "aarch64-linux-android,          android-aarch64,    android-aarch_64,   libfoo.so",
        "x86_64-pc-windows-gnu,          win32-x86-64,       windows-x86_64,     foo.dll",
        "aarch64-pc-windows-msvc,        win32-aarch64,      windows-aarch_64,   foo.dll",
        "x86_64-apple-darwin,            darwin-x86-64,      osx-x86_64,         libfoo.dylib",
        "aarch64-apple-darwin,           darwin-aarch64,     osx-aarch_64,       libfoo.dylib",
        "x86_64-unknown-freebsd,         freebsd-x86-64,     freebsd-x86_64,     libfoo.so"
    })
    void hasTheNamesOfTheJavaWorld(String triple, String prefix, String classifier, String file) {
        TargetTriple target = TargetTriple.parse(triple);
        assertThat(target.jnaPrefix()).isEqualTo(prefix);
        assertThat(target.classifier()).isEqualTo(classifier);
        assertThat(target.os().libraryFileName("foo")).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "linux",
                "X86_64-unknown-linux-gnu",
                "x86_64 unknown linux",
                "x86_64-unknown-linux-gnu-",
                "../../x-y",
                "wasm32-wasip1",
                "avr-unknown-gnu-atmega328",
                "x86_64-unknown-none"
            })
    void refusesWhatNoJvmRunsOn(String text) {
        assertThatThrownBy(() -> TargetTriple.parse(text))
                .isInstanceOf(FerruleException.class)
                .hasMessageContaining("FERRULE-010");
    }

    @ParameterizedTest
    @CsvSource({
        "linux-x86_64,          x86_64-unknown-linux-gnu",
        "linux-x86-64,          x86_64-unknown-linux-gnu",
        "linux-aarch_64,        aarch64-unknown-linux-gnu",
        "linux-aarch64,         aarch64-unknown-linux-gnu",
        "linux-x86_64-musl,     x86_64-unknown-linux-musl",
        "osx-aarch_64,          aarch64-apple-darwin",
        "darwin-aarch64,        aarch64-apple-darwin",
        "macos-x86_64,          x86_64-apple-darwin",
        "windows-x86_64,        x86_64-pc-windows-gnu",
        "win32-x86-64,          x86_64-pc-windows-gnu"
    })
    void theNameOfAPlatformInAnotherToolIsAnsweredWithItsTriple(String name, String triple) {
        assertThatThrownBy(() -> TargetTriple.parse(name))
                .hasMessageContaining("FERRULE-010")
                .hasMessageContaining("write  <target>" + triple + "</target>");
    }

    @Test
    void namesCargosVariables() {
        assertThat(TargetTriple.parse("aarch64-unknown-linux-gnu").asEnvironmentName())
                .isEqualTo("AARCH64_UNKNOWN_LINUX_GNU");
    }
}
