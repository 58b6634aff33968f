package io.github.ferrule.loader.open;

import io.github.ferrule.loader.platform.Host;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.settings.Settings;
import java.nio.file.Path;
import java.nio.file.Paths;

/** The folder that JNA would extract its stub to: {@code Native.getTempDir} of JNA 5.19. */
final class JnaDefaults {
    private JnaDefaults() {}

    /** Null if it would be a path relative to the working folder. */
    static Path temporaryFolder(Settings settings) {
        OperatingSystem os = Host.platform().os();
        String home = settings.property("user.home");
        String xdg = settings.environment("XDG_CACHE_HOME");
        Path folder;
        if (os == OperatingSystem.WINDOWS) {
            folder = Paths.get(settings.property("java.io.tmpdir"));
        } else if (os == OperatingSystem.MACOS) {
            folder = Paths.get(home, "Library/Caches/JNA/temp");
        } else {
            folder = xdg == null || xdg.trim().isEmpty()
                    ? Paths.get(home, ".cache/JNA/temp")
                    : Paths.get(xdg, "JNA/temp");
        }
        return folder.isAbsolute() ? folder : null;
    }
}
