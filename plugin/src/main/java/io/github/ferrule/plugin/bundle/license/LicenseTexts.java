package io.github.ferrule.plugin.bundle.license;

import io.github.ferrule.plugin.build.cargo.RustCrate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the license texts that crates bring along. */
public final class LicenseTexts {

    private static final Pattern NAME = Pattern.compile(
            "(licen[cs]e|unlicense|copying|copyright|notice|authors)([-._].*)?", Pattern.CASE_INSENSITIVE);

    private LicenseTexts() {}

    /** The texts at the root of a crate, and the one that its manifest names, by file name. */
    public static List<Path> of(RustCrate crate) throws IOException {
        if (!Files.isDirectory(crate.folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(crate.folder())) {
            return Stream.concat(
                            files.filter(file ->
                                    NAME.matcher(file.getFileName().toString()).matches()),
                            crate.licenseFile().stream())
                    .filter(Files::isRegularFile)
                    .map(Path::normalize)
                    .distinct()
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
    }
}
