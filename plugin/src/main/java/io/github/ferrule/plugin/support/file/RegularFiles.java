package io.github.ferrule.plugin.support.file;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads folders that other machines filled: a link in them could lead to any file of this machine. */
public final class RegularFiles {

    /** Characters that separate names on some system, and those that nobody sees. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile(File.separatorChar == '\\' ? "[:\\p{Cntrl}]" : "[:\\\\\\p{Cntrl}]");

    private RegularFiles() {}

    /**
     * Returns the files below a folder, sorted; none if there is no folder.
     *
     * @throws FileSystemException if anything in it is neither a plain file nor a folder, or if another system would read its
     *     name as a path
     */
    public static List<Path> below(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> paths = tree.sorted().toList();
            for (Path path : paths) {
                require(path);
                if (AMBIGUOUS.matcher(folder.relativize(path).toString()).find()) {
                    throw new FileSystemException(path.toString(), null, "has a name that is not one on every system");
                }
            }
            return paths.stream()
                    .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    /**
     * Reads a text in UTF-8.
     *
     * @throws FileSystemException if it is not a plain file, or is larger than the limit
     */
    public static String readText(Path file, int limit) throws IOException {
        require(file);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new FileSystemException(file.toString(), null, "is larger than " + limit + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    private static void require(Path path) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            throw new FileSystemException(path.toString(), null, "is a link");
        }
        // a junction of Windows is a folder, too
        if (attributes.isOther() || !attributes.isRegularFile() && !attributes.isDirectory()) {
            throw new FileSystemException(path.toString(), null, "is neither a file nor a folder");
        }
    }
}
