package io.github.ferrule.plugin.release.publish;

import io.github.ferrule.plugin.support.file.AtomicFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The zip file that Central's portal accepts: part of a Maven repository, without its metadata. */
public final class CentralBundle {

    private CentralBundle() {}

    /** Packs the releases. */
    public static void write(Path zip, Path repository, List<StagedRelease> releases, LocalDateTime time)
            throws IOException {
        AtomicFile.write(zip, file -> {
            try (ZipOutputStream out = new ZipOutputStream(file)) {
                for (StagedRelease release : releases) {
                    for (Path path : files(repository.resolve(release.folder()))) {
                        ZipEntry entry = new ZipEntry(
                                repository.relativize(path).toString().replace(File.separatorChar, '/'));
                        entry.setTimeLocal(time);
                        out.putNextEntry(entry);
                        Files.copy(path, out);
                        out.closeEntry();
                    }
                }
            }
        });
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("maven-metadata"))
                    .sorted()
                    .toList();
        }
    }
}
