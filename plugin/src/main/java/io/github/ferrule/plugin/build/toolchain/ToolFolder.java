package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.support.file.Folders;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of Ferrule's own with tools in it: there whole, or not at all. */
record ToolFolder(Path home) {

    private static final Object LOCK = new Object();

    /** Puts the tools into a folder. */
    interface Installation {
        void into(Path folder) throws IOException;
    }

    boolean isThere() {
        return Files.isDirectory(home);
    }

    /** The path of a program in it. */
    Path executable(String folder, String name) {
        return home.resolve(folder).resolve(name + (File.separatorChar == '\\' ? ".exe" : ""));
    }

    /** Installs the tools, unless they are there. */
    void fill(Installation installation) {
        // two modules of a parallel build must not both download; two processes may, and the second finds the place
        // taken
        synchronized (LOCK) {
            if (isThere()) {
                return;
            }
            try {
                Files.createDirectories(home.getParent());
                Path part = Files.createTempDirectory(home.getParent(), home.getFileName() + ".part");
                try {
                    installation.into(part);
                    publish(part);
                } finally {
                    Folders.delete(part);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("no tools can be installed in " + home, e);
            }
        }
    }

    private void publish(Path part) throws IOException {
        try {
            Files.move(part, home);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // another process was faster, and what it installed is the same
            assert isThere();
        }
    }
}
