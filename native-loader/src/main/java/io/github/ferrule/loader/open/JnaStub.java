package io.github.ferrule.loader.open;

import com.sun.jna.Library;
import io.github.ferrule.loader.locate.Located;
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

    /** Names a folder for it where JNA's default is of no use; where JNA runs already, or the user chose, nothing changes. */
    static void prepare(Located located, Settings settings) {
        boolean settled = settings.property("jna.loaded") != null
                || settings.property(FOLDER) != null
                || settings.property("jna.boot.library.path") != null
                || Boolean.parseBoolean(settings.property("jna.nounpack"));
        if (settled || isUsable(JnaDefaults.temporaryFolder(settings))) {
            return;
        }
        Path beside = located.path().getParent();
        Path folder =
                located.isCached() && ExecutableProbe.canExecuteIn(beside) ? beside : TemporaryFolder.create(settings);
        if (folder != null) {
            System.setProperty(FOLDER, folder.toString());
        }
    }

    private static boolean isUsable(Path folder) {
        if (folder == null) {
            return false;
        }
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
