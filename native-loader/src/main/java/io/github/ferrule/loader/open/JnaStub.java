package io.github.ferrule.loader.open;

import com.sun.jna.Library;
import io.github.ferrule.loader.locate.Located;
import io.github.ferrule.loader.platform.Host;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import io.github.ferrule.loader.settings.Settings;
import io.github.ferrule.loader.store.ExecutableProbe;
import io.github.ferrule.loader.store.TemporaryFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/** JNA's own native half, which JNA extracts by rules of its own before it can open anything. */
final class JnaStub {
    private static final String FOLDER = "jna.tmpdir";

    private JnaStub() {}

    /** Starts JNA in the cheapest way that is sure; where JNA runs already, or the user chose another way, nothing changes. */
    static void prepare(Located located, Settings settings) {
        boolean settled = settings.property("jna.loaded") != null
                || settings.property(FOLDER) != null
                || settings.property("jna.boot.library.path") != null
                || Boolean.parseBoolean(settings.property("jna.nounpack"));
        if (settled) {
            return;
        }
        nameFolder(located, settings);
        SystemFolders.tellJna(settings);
        if (located.isCached()) {
            CachedStub.start(settings);
        }
    }

    /** Names a folder where JNA's default is of no use, even if nothing is unpacked: JNA looks there for what it left. */
    private static void nameFolder(Located located, Settings settings) {
        Path beside = located.path().getParent();
        if (located.isTemporary()) {
            // That folder has just held a library; of JNA's own it cannot be told whether its disk is full.
            System.setProperty(FOLDER, beside.toString());
            return;
        }
        Path usual = defaultFolder(settings);
        if (usual != null && (sharesCacheWith(located, usual) || isUsable(usual))) {
            return;
        }
        Path folder =
                located.isCached() && ExecutableProbe.canExecuteIn(beside) ? beside : TemporaryFolder.create(settings);
        if (folder != null) {
            System.setProperty(FOLDER, folder.toString());
        }
    }

    /**
     * The folder that JNA would extract to: {@code Native.getTempDir} of JNA 5.19. Null if it would be a path relative to
     * the working folder, as it is for a user without an account.
     */
    private static Path defaultFolder(Settings settings) {
        OperatingSystem os = Host.platform().os();
        String home = settings.property("user.home");
        String xdg = settings.environment("XDG_CACHE_HOME");
        Path folder;
        if (os == OperatingSystem.WINDOWS) {
            folder = Path.of(settings.property("java.io.tmpdir"));
        } else if (os == OperatingSystem.MACOS) {
            folder = Path.of(home, "Library/Caches/JNA/temp");
        } else {
            folder = xdg == null || xdg.trim().isEmpty() ? Path.of(home, ".cache/JNA/temp") : Path.of(xdg, "JNA/temp");
        }
        return folder.isAbsolute() ? folder : null;
    }

    /** Whether it lies in the same user's cache as a library that was just found to be executable there. */
    private static boolean sharesCacheWith(Located located, Path usual) {
        Path cache = usual.getParent().getParent();
        return located.isCached()
                && cache != null
                && located.path().startsWith(cache)
                && cache.toFile().canWrite();
    }

    private static boolean isUsable(Path folder) {
        Path existing = folder;
        while (existing != null && !Files.isDirectory(existing)) {
            existing = existing.getParent();
        }
        return existing != null && ExecutableProbe.canExecuteIn(existing);
    }

    /** Tells JNA's failure to start from the system's refusal of the library. */
    static RuntimeException explain(Located located, LinkageError e) {
        if (e instanceof UnsatisfiedLinkError && Boolean.getBoolean("jna.loaded")) {
            return SystemRefusal.of(located, e);
        }
        Module jna = Library.class.getModule();
        if (!NativeAccess.isEnabled(jna) && mentions(e, IllegalCallerException.class.getName())) {
            return NativeAccess.denied(located.id(), jna, e);
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new Problem(Code.JNA_UNUSABLE, located.id() + ": JNA cannot start, so it can load no library")
                .fact(e.toString())
                .fact(root == e ? "" : root.toString())
                .remedy("if it could not unpack its own library, name a writable folder that is not mounted noexec:\n"
                        + "-Djna.tmpdir=/path")
                .failure(e);
    }

    /** From the second time on, the JVM only quotes what went wrong the first time. */
    private static boolean mentions(Throwable e, String name) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause.toString().contains(name)) {
                return true;
            }
        }
        return false;
    }
}
