package io.github.ferrule.loader.store;

import io.github.ferrule.loader.platform.Credentials;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Owner and access control list. Trusted are this user and every user who may change the system's own folder, which avoids a list of
 * names that differ from language to language: the system itself, its installer and the administrators.
 */
final class WindowsOwnership extends FolderOwnership {
    /** Permissions to take a folder, or something in it, away and put another in its place. */
    private static final Set<AclEntryPermission> EXCHANGE = EnumSet.of(
            AclEntryPermission.DELETE,
            AclEntryPermission.DELETE_CHILD,
            AclEntryPermission.WRITE_ACL,
            AclEntryPermission.WRITE_OWNER);

    /** Permissions to exchange it, or to add to it. */
    private static final Set<AclEntryPermission> CHANGE = EnumSet.of(
            AclEntryPermission.DELETE,
            AclEntryPermission.DELETE_CHILD,
            AclEntryPermission.WRITE_ACL,
            AclEntryPermission.WRITE_OWNER,
            AclEntryPermission.WRITE_DATA,
            AclEntryPermission.APPEND_DATA);

    private final Set<UserPrincipal> trusted;
    private final Set<UserPrincipal> self;

    private WindowsOwnership() throws IOException {
        super(-1, Credentials.ofThisProcess()); // the numbers of Unix, which the rules of Windows do not ask for
        this.self = self();
        this.trusted = new HashSet<>(self);
        String root = System.getenv("SystemRoot");
        AclFileAttributeView system = acl(Paths.get(root == null ? "C:\\Windows" : root, "System32"));
        trusted.add(system.getOwner());
        trusted.addAll(writers(system.getAcl(), CHANGE));
    }

    // By its general type, or the verifier of a JVM on Unix would load this class.
    static FolderOwnership ofThisProcess() throws IOException {
        return new WindowsOwnership();
    }

    /** This user; empty for an account without a name that can be looked up, as the system's own is. */
    private static Set<UserPrincipal> self() {
        String domain = System.getenv("USERDOMAIN");
        String name = System.getProperty("user.name");
        for (String account : new String[] {domain + "\\" + name, name}) {
            try {
                return Collections.singleton(
                        FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(account));
            } catch (IOException unknown) {
                continue;
            }
        }
        return Collections.emptySet();
    }

    private static AclFileAttributeView acl(Path path) throws IOException {
        AclFileAttributeView view =
                Files.getFileAttributeView(path, AclFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            throw UnusablePlaceException.of(path, "its file system has no access control lists");
        }
        return view;
    }

    private static Set<UserPrincipal> writers(List<AclEntry> entries, Set<AclEntryPermission> permissions) {
        Set<UserPrincipal> writers = new HashSet<>();
        for (AclEntry entry : entries) {
            boolean counts = entry.type() == AclEntryType.ALLOW
                    && !entry.flags().contains(AclEntryFlag.INHERIT_ONLY)
                    && !Collections.disjoint(entry.permissions(), permissions);
            if (counts) {
                writers.add(entry.principal());
            }
        }
        return writers;
    }

    @Override
    Path resolve(Path path, boolean make) throws IOException {
        Path existing = path.toAbsolutePath().normalize();
        Deque<Path> missing = new ArrayDeque<>();
        while (!Files.exists(existing)) {
            if (!make || existing.getParent() == null) {
                throw new NoSuchFileException(path.toString());
            }
            missing.push(existing.getFileName());
            existing = existing.getParent();
        }
        Path real = existing.toRealPath();
        Path folder = real.getRoot();
        check(folder, EXCHANGE);
        for (Path name : real) {
            folder = folder.resolve(name);
            check(folder, EXCHANGE);
        }
        while (!missing.isEmpty()) {
            folder = folder.resolve(missing.pop());
            makeOne(folder);
            check(folder, EXCHANGE);
        }
        return folder;
    }

    private void check(Path folder, Set<AclEntryPermission> permissions) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        // A junction is a directory and "other"; a drive is just a directory.
        if (!attributes.isDirectory() || attributes.isOther()) {
            throw UnusablePlaceException.of(folder, "is a link, or not a folder");
        }
        checkAccess(folder, permissions);
    }

    private void checkAccess(Path path, Set<AclEntryPermission> permissions) throws IOException {
        AclFileAttributeView view = acl(path);
        if (!trusted.contains(view.getOwner())) {
            throw UnusablePlaceException.of(path, "belongs to " + view.getOwner());
        }
        List<AclEntry> entries = view.getAcl();
        // The JDK returns no entries for a file without a list, which everybody may change.
        if (entries.isEmpty()) {
            throw UnusablePlaceException.of(path, "has no access control list, so everybody may write to it");
        }
        for (UserPrincipal writer : writers(entries, permissions)) {
            if (!trusted.contains(writer)) {
                throw UnusablePlaceException.of(path, writer + " may write to it");
            }
        }
    }

    @Override
    void checkOwn(Path folder) throws IOException {
        check(folder, CHANGE);
    }

    @Override
    void checkNew(Path folder) throws IOException {
        check(folder, CHANGE);
    }

    /** Refuses other files: the dynamic linker first looks for needed libraries in this folder. */
    @Override
    FileStatus checkFile(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw UnusablePlaceException.of(file, "is not a regular file");
        }
        checkAccess(file, CHANGE);
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(file.getParent())) {
            for (Path sibling : siblings) {
                if (!sibling.getFileName().equals(file.getFileName()) && !isOfTheCache(sibling)) {
                    throw UnusablePlaceException.of(sibling, "is a file that the cache did not put there");
                }
            }
        } catch (DirectoryIteratorException unreadable) {
            throw unreadable.getCause();
        }
        return FileStatus.of(attributes);
    }

    /** A file that is being written, and the folder of a copy for another class loader. */
    private static boolean isOfTheCache(Path sibling) {
        String name = sibling.getFileName().toString();
        return name.startsWith(CacheCleanup.PART)
                || Cache.isCopy(name) && Files.isDirectory(sibling, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    boolean owns(Path path) throws IOException {
        return self.contains(acl(path).getOwner());
    }

    @Override
    FileAttribute<?>[] modeOfFolders() {
        return new FileAttribute<?>[0];
    }
}
