package io.github.ferrule.plugin.build.toolchain;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Permission to install missing tools, and the folder for them.
 *
 * @param allowed false for {@code -Dferrule.provision=never} and for Maven's {@code -o}
 * @param cache the folder for tools that Ferrule installs
 */
public record ProvisioningPolicy(boolean allowed, Path cache) {

    /**
     * Returns the folder that is used unless the user names one: {@code ferrule}, where the operating system keeps caches.
     *
     * @param system the name of the operating system, as Java spells it
     * @param home the user's home
     * @param environment the environment variables
     */
    public static Path defaultCache(String system, Path home, Map<String, String> environment) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return folder(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local"));
        }
        Path usual = os.startsWith("mac") ? home.resolve("Library").resolve("Caches") : home.resolve(".cache");
        return folder(environment, "XDG_CACHE_HOME", usual);
    }

    private static Path folder(Map<String, String> environment, String variable, Path usual) {
        String value = environment.getOrDefault(variable, "");
        return (value.isBlank() ? usual : Path.of(value)).resolve("ferrule");
    }
}
