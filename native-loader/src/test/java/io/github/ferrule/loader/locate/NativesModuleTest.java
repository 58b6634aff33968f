package io.github.ferrule.loader.locate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The names that messages show must be those that the plugin gives to the jars. */
class NativesModuleTest {

    @Test
    void theNameOfAJarOfOnePlatformEndsWithItsClassifier() {
        assertThat(NativesModule.ofAll("com.acme.math-lib")).isEqualTo("com.acme.math_lib.natives");
        assertThat(NativesModule.of("com.acme.math-lib", "linux-x86_64"))
                .isEqualTo("com.acme.math_lib.natives.linux_x86_64");
        assertThat(NativesModule.of("com.7zip.x", "osx-aarch_64")).isEqualTo("com._7zip.x.natives.osx_aarch_64");
    }
}
