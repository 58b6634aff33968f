package io.github.ferrule.plugin.support.file;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Checks that nobody but one user and root can change what is behind a path: the file, every folder above it, and every
 * link on the way.
 *
 * @param user the user's id
 */
public record PathOwnership(long user) {

    private static final int LINKS = 40;
    private static final int WRITABLE_BY_OTHERS = 022;
    private static final int STICKY = 01000;

    /** Returns the trust of the user that runs this process; nothing on Windows, where access lists decide. */
    public static Optional<PathOwnership> ofThisUser() {
        return Path.of("").getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Optional.of(new PathOwnership(new UnixSystem().getUid()))
                : Optional.empty();
    }

    /**
     * Looks for somebody else who could change what is behind a path.
     *
     * @param path a file or folder that exists
     * @return the file, folder or link that somebody else can change, and why; empty if there is none
     */
    public Optional<String> objection(Path path) throws IOException {
        return objection(path.toAbsolutePath().normalize(), LINKS);
    }

    private Optional<String> objection(Path path, int links) throws IOException {
        Path current = path.getRoot();
        Optional<String> objection = own(current);
        for (Path name : path) {
            if (objection.isPresent()) {
                return objection;
            }
            current = current.resolve(name);
            objection = own(current);
            if (objection.isEmpty() && Files.isSymbolicLink(current)) {
                if (links == 0) {
                    return Optional.of(path + " leads through too many links");
                }
                Path target =
                        current.resolveSibling(Files.readSymbolicLink(current)).normalize();
                objection = objection(target, links - 1);
                current = target;
            }
        }
        return objection;
    }

    /** A sticky folder protects what its owners have in it, so it is enough that the next name belongs to them. */
    private Optional<String> own(Path path) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
        int owner = (Integer) attributes.get("uid");
        int mode = (Integer) attributes.get("mode");
        if (owner != 0 && owner != user) {
            return Optional.of(path + " belongs to the user with id " + owner);
        }
        boolean open = (mode & WRITABLE_BY_OTHERS) != 0 && !Files.isSymbolicLink(path);
        boolean sticky = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && (mode & STICKY) != 0;
        return open && !sticky ? Optional.of(path + " can be written by other users") : Optional.empty();
    }
}
