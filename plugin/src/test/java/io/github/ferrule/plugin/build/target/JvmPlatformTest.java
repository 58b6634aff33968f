package io.github.ferrule.plugin.build.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmPlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux,      amd64,   x86_64-unknown-linux-gnu",
        "Linux,      amd64,   x86_64-unknown-linux-musl",
        "Linux,      aarch64, aarch64-unknown-linux-gnu",
        "Linux,      arm,     armv7-unknown-linux-gnueabihf",
        "Linux,      i386,    i686-unknown-linux-gnu",
        "Linux,      ppc64le, powerpc64le-unknown-linux-gnu",
        "Linux,      riscv64, riscv64gc-unknown-linux-gnu",
        "Linux,      s390x,   s390x-unknown-linux-gnu",
        "Windows 11, amd64,   x86_64-pc-windows-gnu",
        "Windows 10, x86,     i686-pc-windows-msvc",
        "Mac OS X,   x86_64,  x86_64-apple-darwin",
        "Mac OS X,   aarch64, aarch64-apple-darwin",
        "FreeBSD,    amd64,   x86_64-unknown-freebsd"
    })
    void runsTheTargetsOfItsSystemAndProcessor(String osName, String osArch, String target) {
        assertThat(JvmPlatform.of(osName, osArch))
                .hasValueSatisfying(platform ->
                        assertThat(platform.runs(TargetTriple.parse(target))).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"AIX, ppc64", "z/OS, s390x", "Linux, sparcv9"})
    void isUnknownIfRustHasNoNameForIt(String osName, String osArch) {
        assertThat(JvmPlatform.of(osName, osArch)).isEmpty();
    }

    @Test
    void doesNotRunTheLibrariesOfOthers() {
        JvmPlatform linux = JvmPlatform.of("Linux", "amd64").orElseThrow();
        assertThat(linux.runs(TargetTriple.parse("aarch64-unknown-linux-gnu"))).isFalse();
        assertThat(linux.runs(TargetTriple.parse("x86_64-pc-windows-gnu"))).isFalse();
    }
}
