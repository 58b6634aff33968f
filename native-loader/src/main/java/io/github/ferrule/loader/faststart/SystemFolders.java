package io.github.ferrule.loader.faststart;

import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.settings.Settings;
import java.io.File;
import java.util.List;

/**
 * The folders of the system's libraries, for which JNA asks a child process, {@code ldconfig -p}, as it starts. JNA publishes
 * its answer as a property and asks only where that is not set, so the same value, set just before, leaves all as it would be.
 */
public final class SystemFolders {
    private static final String PROPERTY = "jna.platform.library.path";

    private SystemFolders() {}

    /** Sets the property to what {@code NativeLibrary} of JNA 5 would; does nothing where that is not certain. */
    public static void tellJna(Settings settings) {
        String own = ownOf(Platform.ofThisProcess().arch());
        boolean usual = Platform.ofThisProcess().os() == OperatingSystem.LINUX && own != null;
        if (!usual || settings.property(PROPERTY) != null) {
            return;
        }
        List<String> listed = LinkerCache.folders();
        if (listed.isEmpty()) {
            return;
        }
        String[] first = {"/usr/lib/" + own, "/lib/" + own, "/usr/lib64", "/lib64", "/usr/lib", "/lib"};
        StringBuilder path = new StringBuilder();
        for (String folder : first) {
            listed.remove(folder);
            add(path, folder);
        }
        for (String folder : listed) {
            add(path, folder);
        }
        System.setProperty(PROPERTY, path.toString());
    }

    private static void add(StringBuilder path, String folder) {
        if (new File(folder).isDirectory()) {
            path.append(path.length() == 0 ? "" : File.pathSeparator).append(folder);
        }
    }

    /** JNA's name for the folder of an architecture's own libraries; for 64-bit ARM it looks for those of another one. */
    private static String ownOf(String arch) {
        if (arch.equals("x86_64")) {
            return "x86_64-linux-gnu";
        }
        return arch.equals("aarch64") ? "arm-linux-gnueabi" : null;
    }
}
