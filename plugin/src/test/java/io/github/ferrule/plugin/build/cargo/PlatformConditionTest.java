package io.github.ferrule.plugin.build.cargo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.target.TargetTriple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions as published crates have them. */
class PlatformConditionTest {

    /** The output of {@code rustc --print cfg --target x86_64-unknown-linux-musl --cfg my_flag}, shortened. */
    private static final TargetCfg MUSL = TargetCfg.parse(TargetTriple.parse("x86_64-unknown-linux-musl"), """
            debug_assertions
            my_flag
            panic="unwind"
            target_arch="x86_64"
            target_endian="little"
            target_env="musl"
            target_family="unix"
            target_feature="fxsr"
            target_feature="sse2"
            target_os="linux"
            target_vendor="unknown"
            unix
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cfg(unix)                                              | true
            cfg(windows)                                           | false
            cfg(not(windows))                                      | true
            cfg(all(target_os = "linux", not(target_env = "gnu"))) | true
            x86_64-unknown-linux-musl                              | true
            x86_64-pc-windows-gnu                                  | false
            cfg(any(target_arch="aarch64",target_os="macos"))      | false
            cfg(any(target_arch="aarch64",target_os="linux",))     | true
            cfg(all(any(), unix))                                  | false
            cfg(all())                                             | true
            cfg(                                                   | true
            cfg()                                                  | true
            cfg(a = )                                              | true
            cfg(any(windows                                        | true
            cfg(not())                                             | true
            cfg(target_feature = "sse2")                           | true
            cfg(target_feature = "avx2")                           | false
            cfg(not(my_flag))                                      | false
            cfg(any(other_flag, unix))                             | true
            cfg(all(my_flag, unix))                                | true
            cfg(true)                                              | true
            cfg(not(false))                                        | true
            cfg(r#unix)                                            | true
            """)
    void aConditionIsComparedWithTheAnswerOfRustc(String condition, boolean expected) {
        assertThat(PlatformCondition.matches(condition, MUSL)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not(", "all(", "any(windows,"})
    void aConditionThatNestsWithoutEndHolds(String part) {
        String condition = "cfg(" + part.repeat(100_000) + "unix" + ")".repeat(100_001);
        assertThat(PlatformCondition.matches(condition, MUSL)).isTrue();
    }
}
