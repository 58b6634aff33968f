package io.github.ferrule.loader.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes the folders of the cache. */
final class CacheFolders {
    private CacheFolders() {}

    /** Makes what is missing of the folders down to {@code last}, and checks them all. */
    static void create(CacheFolder cache, Path last) throws IOException {
        if (!Files.isDirectory(cache.base())) {
            createAll(cache.base());
        }
        Path folder = cache.base();
        for (Path name : cache.base().relativize(last)) {
            folder = folder.resolve(name);
            createOne(folder);
        }
        if (FileStatus.UNIX) {
            Privacy.ofThisProcess().check(cache, last.resolve("library"));
        }
    }

    private static void createAll(Path folder) throws IOException {
        if (folder.getParent() != null && !Files.isDirectory(folder.getParent())) {
            createAll(folder.getParent());
        }
        createOne(folder);
    }

    private static void createOne(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            if (FileStatus.UNIX) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException madeByAnotherProcess) {
            // The check that follows tells whether it was one of ours.
        }
    }
}
