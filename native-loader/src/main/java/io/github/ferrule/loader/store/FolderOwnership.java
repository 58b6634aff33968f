package io.github.ferrule.loader.store;

import io.github.ferrule.loader.platform.Credentials;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Finds and makes folders that nobody but this user and root can change, nor exchange for others.
 *
 * <p>A path is walked from the root down. What is above a folder has been found closed to others by the time the folder is
 * looked at, so what was seen of it stays true, and the path that a walk returns leads to the same folder from then on.
 *
 * <p>The rules are those of Unix, where owner and mode decide; {@link WindowsOwnership} replaces them. An access control list is
 * visible in the mode: the group's bits are the list's mask, which limits what the list grants.
 */
class FolderOwnership {
    /** The number of links that Linux follows; see path_resolution(7). */
    private static final int MOST_LINKS = 40;

    /** Folders that belong to root on every system, also where a user namespace does not map root. */
    private static final String[] OF_THE_SYSTEM = {
        "/", "/dev", "/dev/shm", "/home", "/run", "/run/user", "/tmp", "/var", "/var/tmp"
    };

    private static final Path DOT = Paths.get(".");
    private static final Path DOTS = Paths.get("..");

    private static volatile FolderOwnership ofThisProcess;

    private final int uid;
    private final Credentials credentials;

    FolderOwnership(int uid, Credentials credentials) {
        this.uid = uid;
        this.credentials = credentials;
    }

    /** The rules of this operating system, for the user that this process acts as. */
    static FolderOwnership ofThisProcess() throws IOException {
        return FileStatus.UNIX ? ofUnixProcess() : WindowsOwnership.ofThisProcess();
    }

    private static FolderOwnership ofUnixProcess() throws IOException {
        FolderOwnership known = ofThisProcess;
        if (known == null) {
            Credentials credentials = Credentials.ofThisProcess();
            known = new FolderOwnership(credentials.uid() < 0 ? ownerOfNewFile() : credentials.uid(), credentials);
            ofThisProcess = credentials.areComplete() ? known : null;
        }
        return known;
    }

    /** Without {@code /proc}, the only way to learn this process's uid is the owner of a file that it creates. */
    private static int ownerOfNewFile() throws IOException {
        Path probe = Files.createTempFile("ferrule", null);
        try {
            return FileStatus.of(probe).uid();
        } finally {
            Files.delete(probe);
        }
    }

    /**
     * Resolves a folder that may be shared: others may add to it, as in {@code /tmp}, but not move or replace what is in it.
     *
     * @param make whether to make what is missing of it
     * @return its real path
     * @throws java.nio.file.NoSuchFileException if it does not exist and may not be made
     * @throws IOException if others can exchange it, or something above it
     */
    Path resolve(Path path, boolean make) throws IOException {
        Path root = path.getRoot();
        checkShared(root, FileStatus.ofFolder(root));
        Path folder = root;
        int links = 0;
        Deque<Path> ahead = new ArrayDeque<>();
        push(ahead, path);
        while (!ahead.isEmpty()) {
            Path name = ahead.pop();
            Path next = folder.resolve(name);
            next = name.startsWith(DOT) || name.startsWith(DOTS) ? next.normalize() : next;
            if (make) {
                makeOne(next);
            }
            FileStatus status = FileStatus.ofFolder(next);
            if (!status.isLink()) {
                checkShared(next, status);
                folder = next;
                continue;
            }
            checkLink(next, status, ++links);
            Path target = Files.readSymbolicLink(next);
            folder = target.isAbsolute() ? root : folder;
            push(ahead, target);
        }
        return folder;
    }

    private static void push(Deque<Path> ahead, Path path) {
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            ahead.push(path.getName(i));
        }
    }

    /** A link is followed only if its owner may decide what is loaded. */
    private void checkLink(Path link, FileStatus status, int number) throws IOException {
        if (!trusts(link, status)) {
            throw UnusablePlaceException.refusal(link, "is a symbolic link that " + foreign(status));
        }
        if (number > MOST_LINKS) {
            throw UnusablePlaceException.refusal(link, "leads through more than " + MOST_LINKS + " symbolic links");
        }
    }

    private void checkShared(Path folder, FileStatus status) throws IOException {
        if (!status.isDirectory()) {
            throw UnusablePlaceException.refusal(folder, "is not a folder");
        }
        checkOwner(folder, status);
        if (!status.sticky()) {
            checkWriters(folder, status);
        }
    }

    /** Refuses a folder of ours that is a link, or that others own or may write to. */
    void checkOwn(Path folder) throws IOException {
        FileStatus status = FileStatus.ofFolder(folder);
        if (status.isLink()) {
            throw UnusablePlaceException.refusal(folder, "is a symbolic link, which somebody else may have made");
        }
        if (!status.isDirectory()) {
            throw UnusablePlaceException.refusal(folder, "is not a folder");
        }
        checkOwner(folder, status);
        checkWriters(folder, status);
    }

    /** Refuses a folder that this process has just made, if others may write to it all the same. */
    void checkNew(Path folder) throws IOException {
        FileStatus status = FileStatus.ofFolder(folder);
        if (credentials.shareUidWithCaller()) {
            throw UnusablePlaceException.refusal(folder, foreign(status));
        }
        // If every unmapped user is shown as this one, the owner proves nothing, but this process just made the folder.
        if (!credentials.isUnmapped(status.uid())) {
            checkOwner(folder, status);
        }
        checkWriters(folder, status);
    }

    /** Refuses a library that is not a regular file, or that others own or may write to; returns its status. */
    FileStatus checkFile(Path file) throws IOException {
        FileStatus status = FileStatus.of(file);
        if (!status.isRegularFile()) {
            throw UnusablePlaceException.refusal(file, "is not a regular file");
        }
        checkOwner(file, status);
        checkWriters(file, status);
        return status;
    }

    /** Returns whether this user, and not only root, owns the file or folder. */
    boolean owns(Path path) throws IOException {
        return isOurs(FileStatus.ofFolder(path));
    }

    /** Returns the attributes of a new folder, with which it is never open to others. */
    FileAttribute<?>[] modeOfFolders() {
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        };
    }

    private boolean isOurs(FileStatus status) {
        return status.uid() == uid && !credentials.isUnmapped(uid) && !credentials.shareUidWithCaller();
    }

    private boolean trusts(Path path, FileStatus status) {
        return status.uid() == 0 || isOurs(status) || credentials.isUnmapped(status.uid()) && isOfTheSystem(path);
    }

    private static boolean isOfTheSystem(Path path) {
        return Arrays.asList(OF_THE_SYSTEM).contains(path.toString());
    }

    private void checkOwner(Path path, FileStatus status) throws IOException {
        if (!trusts(path, status)) {
            throw UnusablePlaceException.refusal(path, foreign(status));
        }
    }

    private static void checkWriters(Path path, FileStatus status) throws IOException {
        if (status.writableByOthers() || status.writableByGroup()) {
            throw UnusablePlaceException.refusal(path, "others may write to it (mode " + status.modeText() + ")");
        }
    }

    private String foreign(FileStatus status) {
        String owner = "belongs to uid " + status.uid();
        if (credentials.isUnmapped(status.uid())) {
            return owner + ", which represents every user that this user namespace does not map";
        }
        if (status.uid() == uid) {
            return owner + ", who started this process, which has more rights";
        }
        return owner + ", and this process is uid " + uid;
    }

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
