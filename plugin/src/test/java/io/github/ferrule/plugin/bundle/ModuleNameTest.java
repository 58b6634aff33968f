package io.github.ferrule.plugin.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleNameTest {

    @ParameterizedTest
    @CsvSource({
        "com.acme,  math-lib, linux-x86_64,      com.acme.math_lib.natives.linux_x86_64",
        "com.acme,  math-lib, natives,           com.acme.math_lib.natives",
        "com.acme,  math.lib, linux-x86_64-musl, com.acme.math.lib.natives.linux_x86_64_musl",
        "org.2acme, new,      osx-aarch_64,      org._2acme._new.natives.osx_aarch_64"
    })
    void isAlwaysAJavaName(String group, String artifact, String classifier, String name) {
        assertThat(ModuleName.of(new Coordinates(group, artifact, "1"), classifier)
                        .text())
                .isEqualTo(name);
    }
}
