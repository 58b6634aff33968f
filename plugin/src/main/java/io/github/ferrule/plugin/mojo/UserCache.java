package io.github.ferrule.plugin.mojo;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The cache folder of this operating system. */
final class UserCache {

    private UserCache() {}

    static Path folder(Map<String, String> environment) {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home"));
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
