package io.github.ferrule.loader.store;

import io.github.ferrule.loader.platform.Credentials;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;

/**
 * Finds and makes folders that nobody but this user and root can change, nor exchange for others.
 *
 * <p>A path is walked from the root down. What is above a folder has been found closed to others by the time the folder is
 * looked at, so what was seen of it stays true, and the path that a walk returns leads to the same folder from then on.
 */
abstract class FolderOwnership {

    /** The rules of this operating system, for the user that this process acts as. */
    static FolderOwnership ofThisProcess() throws IOException {
        return FileStatus.UNIX ? UnixOwnership.ofThisProcess() : WindowsOwnership.ofThisProcess();
    }

    /**
     * Resolves a folder that may be shared: others may add to it, as in {@code /tmp}, but not move or replace what is in it.
     *
     * @param make whether to make what is missing of it
     * @return its real path
     * @throws java.nio.file.NoSuchFileException if it does not exist and may not be made
     * @throws IOException if others can exchange it, or something above it
     */
    abstract Path resolve(Path folder, boolean make) throws IOException;

    /** Refuses a folder of ours that is a link, or that others own or may write to. */
    abstract void checkOwn(Path folder) throws IOException;

    /** Refuses a folder that this process has just made, if others may write to it all the same. */
    abstract void checkNew(Path folder) throws IOException;

    /** Refuses a library that is not a regular file, or that others own or may write to; returns its status. */
    abstract FileStatus checkFile(Path file) throws IOException;

    /** Returns whether this user, and not only root, owns the file or folder. */
    abstract boolean owns(Path path) throws IOException;

    /** Returns the attributes of a new folder, with which it is never open to others. */
    abstract FileAttribute<?>[] modeOfFolders();

    /**
     * Returns whether libraries can be loaded from where this file of ours is. The system answers for the user who started the
     * process, so one that acts as another looks at the mount instead.
     */
    static boolean canExecute(Path file) {
        return Credentials.ofThisProcess().areElevated()
                ? MountTable.noexecMountPointOf(file) == null
                : file.toFile().canExecute();
    }

    /** Returns the folder of ours with this name in a folder that was resolved before. */
    final Path own(Path parent, String name, boolean make) throws IOException {
        Path folder = parent.resolve(name);
        if (make) {
            makeOne(folder);
        }
        checkOwn(folder);
        return folder;
    }

    final void makeOne(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.createDirectory(folder, modeOfFolders());
        } catch (IOException e) {
            // Not by its type, which the verifier would load on each start. The check that follows tells whose it is.
            if (!(e instanceof FileAlreadyExistsException)) {
                throw e;
            }
        }
    }
}
