package io.github.ferrule.plugin.build.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvisioningPolicyTest {

    private static final Path HOME = Path.of("/home/user");

    @Test
    void theDefaultFolderIsThatOfTheOperatingSystem() {
        assertThat(folder("Linux", Map.of())).isEqualTo(Path.of("/home/user/.cache/ferrule"));
        assertThat(folder("Mac OS X", Map.of())).isEqualTo(Path.of("/home/user/Library/Caches/ferrule"));
        assertThat(folder("Windows 11", Map.of())).isEqualTo(Path.of("/home/user/AppData/Local/ferrule"));
    }

    @Test
    void aVariableOfTheSystemNamesAnotherFolder() {
        assertThat(folder("Linux", Map.of("XDG_CACHE_HOME", "/big/cache"))).isEqualTo(Path.of("/big/cache/ferrule"));
        assertThat(folder("Linux", Map.of("XDG_CACHE_HOME", " "))).isEqualTo(Path.of("/home/user/.cache/ferrule"));
        assertThat(folder("Windows 10", Map.of("LOCALAPPDATA", "/local", "XDG_CACHE_HOME", "/other")))
                .isEqualTo(Path.of("/local/ferrule"));
    }

    private static Path folder(String system, Map<String, String> environment) {
        return ProvisioningPolicy.defaultCache(system, HOME, environment);
    }
}
