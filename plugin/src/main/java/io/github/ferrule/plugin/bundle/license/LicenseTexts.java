package io.github.ferrule.plugin.bundle.license;

import io.github.ferrule.plugin.build.cargo.ResolvedCrate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The license texts of one crate. A dependency is input, not a friend: its texts are published, so it must not choose which
 * files of the build machine these are.
 *
 * @param files the texts, by file name
 * @param refused the files that look like texts but are left out, each with the reason
 */
public record LicenseTexts(List<Path> files, List<String> refused) {

    private static final long LIMIT = 1 << 20;
    private static final int MOST = 100;
    private static final Pattern NAME = Pattern.compile(
            "(licen[cs]e|unlicense|copying|copyright|notice|authors)([-._].*)?", Pattern.CASE_INSENSITIVE);

    /** The names become entries of a jar and lines of a page. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_ .,+()@-]*");

    public LicenseTexts {
        files = List.copyOf(files);
        refused = List.copyOf(refused);
    }

    /** Finds the texts in the root folder of a crate, and the one that its manifest names. */
    public static LicenseTexts of(ResolvedCrate crate) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        List<String> refused = new ArrayList<>();
        List<Path> candidates = candidates(crate);
        if (candidates.size() > MOST) {
            return new LicenseTexts(List.of(), List.of("more than " + MOST + " texts"));
        }
        for (Path candidate : candidates) {
            String name = candidate.getFileName().toString();
            if (!PLAIN.matcher(name).matches()) {
                refused.add("a file with an unusual name");
                continue;
            }
            Optional<String> reason = refusal(crate, candidate);
            if (reason.isEmpty()) {
                files.put(name, candidate);
            } else if (!files.containsKey(name)) {
                refused.add(name + ": " + reason.get());
            }
        }
        return new LicenseTexts(new ArrayList<>(files.values()), refused);
    }

    /** Reads a text, which may have changed since it was found; none if it is not one. */
    public static Optional<String> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = in.readNBytes((int) LIMIT + 1);
            return content.length <= LIMIT ? decode(content) : Optional.empty();
        }
    }

    private static List<Path> candidates(ResolvedCrate crate) throws IOException {
        List<Path> candidates = new ArrayList<>();
        if (Files.isDirectory(crate.folder())) {
            try (Stream<Path> files = Files.list(crate.folder())) {
                files.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                        .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                        .sorted()
                        .forEach(candidates::add);
            }
        }
        crate.licenseFile()
                .map(Path::normalize)
                .filter(file -> file.getFileName() != null && !candidates.contains(file))
                .ifPresent(candidates::add);
        return candidates;
    }

    private static Optional<String> refusal(ResolvedCrate crate, Path file) throws IOException {
        if (!mayTakeFrom(crate, file)) {
            return Optional.of("not a file of the crate");
        }
        try {
            return hasLink(crate.sourceRoot(), file)
                    ? Optional.of("behind a link")
                    : refusal(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.of("missing");
        }
    }

    private static Optional<String> refusal(BasicFileAttributes attributes) {
        if (!attributes.isRegularFile()) {
            return Optional.of("not a file");
        }
        return attributes.size() > LIMIT ? Optional.of("larger than 1 MB") : Optional.empty();
    }

    /** Hidden files and folders hold settings and credentials, and a folder of the user's holds more than its crates. */
    private static boolean mayTakeFrom(ResolvedCrate crate, Path file) {
        if (!file.startsWith(crate.sourceRoot())) {
            return false;
        }
        for (Path name : crate.sourceRoot().relativize(file)) {
            if (name.toString().startsWith(".")) {
                return false;
            }
        }
        return file.startsWith(crate.folder())
                || !crate.own()
                || NAME.matcher(file.getFileName().toString()).matches();
    }

    private static boolean hasLink(Path root, Path file) throws IOException {
        Path path = root;
        for (Path name : root.relativize(file)) {
            path = path.resolve(name);
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            // a junction of Windows is "other"
            if (attributes.isSymbolicLink() || attributes.isOther() && attributes.isDirectory()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> decode(byte[] content) {
        for (byte octet : content) {
            if (octet >= 0 && octet < ' ' && "\t\n\f\r".indexOf(octet) < 0) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException e) {
            return isLatin1(content) ? Optional.of(new String(content, StandardCharsets.ISO_8859_1)) : Optional.empty();
        }
    }

    /** Old texts have names and copyright signs in ISO 8859-1, whose control characters no text has. */
    private static boolean isLatin1(byte[] content) {
        for (byte octet : content) {
            if ((octet & 0xe0) == 0x80) {
                return false;
            }
        }
        return true;
    }
}
