package io.github.ferrule.loader.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.Map;

/** The status of a file as {@code lstat} returns it, without a lookup of its owner's name. */
final class FileStatus {
    /** True where files have an owner and a mode. */
    static final boolean UNIX = File.separatorChar == '/';

    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;
    private static final int STICKY = 01000;
    private static final int WRITABLE_BY_GROUP = 0020;
    private static final int WRITABLE_BY_OTHERS = 0002;

    private final int mode;
    private final int uid;
    private final long size;
    private final long modified;
    private final Map<String, Object> found;

    private FileStatus(Map<String, Object> found, int mode, int uid, long size, long modified) {
        this.found = found;
        this.mode = mode;
        this.uid = uid;
        this.size = size;
        this.modified = modified;
    }

    /** Reads only the owner and mode of a folder, because a start checks about a dozen folders. */
    static FileStatus ofFolder(Path path) throws IOException {
        Map<String, Object> found = Files.readAttributes(path, "unix:mode,uid", LinkOption.NOFOLLOW_LINKS);
        return new FileStatus(found, (Integer) found.get("mode"), (Integer) found.get("uid"), 0, 0);
    }

    static FileStatus of(Path path) throws IOException {
        Map<String, Object> found = Files.readAttributes(
                path, "unix:mode,uid,size,lastModifiedTime,dev,ino,ctime", LinkOption.NOFOLLOW_LINKS);
        return new FileStatus(
                found,
                (Integer) found.get("mode"),
                (Integer) found.get("uid"),
                (Long) found.get("size"),
                ((FileTime) found.get("lastModifiedTime")).toMillis());
    }

    /** Returns the status of a regular file on a system whose files have no mode. */
    static FileStatus of(BasicFileAttributes file) {
        return new FileStatus(
                Collections.emptyMap(),
                REGULAR,
                -1,
                file.size(),
                file.lastModifiedTime().toMillis());
    }

    boolean isDirectory() {
        return (mode & TYPE) == DIRECTORY;
    }

    boolean isRegularFile() {
        return (mode & TYPE) == REGULAR;
    }

    boolean isLink() {
        return (mode & TYPE) == LINK;
    }

    boolean writableByOthers() {
        return (mode & WRITABLE_BY_OTHERS) != 0;
    }

    boolean writableByGroup() {
        return (mode & WRITABLE_BY_GROUP) != 0;
    }

    /** Returns whether only the owner of an entry may rename or remove it, as in {@code /tmp}. */
    boolean sticky() {
        return (mode & STICKY) != 0;
    }

    int uid() {
        return uid;
    }

    long size() {
        return size;
    }

    /** Milliseconds since 1970. */
    long modified() {
        return modified;
    }

    /** The time of the inode's last change, in milliseconds since 1970; only for a file, and only on Unix. */
    long changed() {
        return ((FileTime) found.get("ctime")).toMillis();
    }

    /** Identifies the file and its state: only a change within the same millisecond leaves it the same. */
    String state() {
        return found.get("dev") + " " + found.get("ino") + " " + changed();
    }

    String modeText() {
        return Integer.toOctalString(mode & 07777);
    }
}
