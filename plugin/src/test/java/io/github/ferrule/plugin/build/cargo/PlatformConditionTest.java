package io.github.ferrule.plugin.build.cargo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions as published crates have them; what a triple does not tell stays open. */
class PlatformConditionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x86_64-unknown-linux-musl | cfg(unix)                                                                | true
            x86_64-unknown-linux-musl | cfg(windows)                                                             | false
            x86_64-unknown-linux-musl | cfg(not(windows))                                                        | true
            x86_64-unknown-linux-musl | cfg(all(target_os = "linux", not(target_env = "gnu")))                   | true
            x86_64-unknown-linux-musl | x86_64-unknown-linux-musl                                                | true
            x86_64-unknown-linux-musl | x86_64-pc-windows-gnu                                                    | false
            x86_64-unknown-linux-musl | cfg(any(target_arch="aarch64",target_os="macos"))                        | false
            x86_64-unknown-linux-musl | cfg(all(any(), unix))                                                    | false
            x86_64-unknown-linux-musl | cfg(all())                                                               | true
            x86_64-unknown-linux-musl | cfg(target_feature = "sse2")                                             | ?
            x86_64-unknown-linux-musl | cfg(not(my_flag))                                                        | ?
            x86_64-unknown-linux-musl | cfg(any(my_flag, unix))                                                  | true
            x86_64-unknown-linux-musl | cfg(all(my_flag, windows))                                               | false
            x86_64-unknown-linux-musl | cfg(all(my_flag, unix))                                                  | ?
            aarch64-apple-darwin      | cfg(all(target_vendor = "apple", not(windows)))                          | true
            aarch64-apple-darwin      | cfg(any(target_os = "macos", target_os = "ios"))                         | true
            x86_64-pc-windows-gnu     | cfg(all(target_arch = "x86_64", target_env = "gnu", windows))            | true
            powerpc64le-unknown-linux-gnu | cfg(all(target_arch = "powerpc64", target_endian = "little"))        | true
            """)
    void theTripleDecidesWhereItCan(String target, String condition, String expected) {
        Optional<Boolean> answer = expected.equals("?") ? Optional.empty() : Optional.of(Boolean.valueOf(expected));
        assertThat(PlatformCondition.holds(condition, TargetTriple.parse(target)))
                .isEqualTo(answer);
    }
}
