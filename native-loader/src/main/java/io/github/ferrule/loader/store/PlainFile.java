package io.github.ferrule.loader.store;

import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.bundle.Descriptor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;

/** A library that is already a file, in a folder of the class path. It is as trustworthy as the classes next to it. */
public final class PlainFile implements Place {

    @Override
    public Path put(Candidate library) throws UnusablePlaceException {
        Descriptor descriptor = library.descriptor();
        try {
            for (URL url : library.places()) {
                Path path = url.getProtocol().equals("file") ? LoadablePath.check(Paths.get(url.toURI())) : null;
                if (path != null && isDescribed(path, descriptor)) {
                    return executable(path.toAbsolutePath());
                }
            }
        } catch (UnusablePlaceException noexec) {
            throw noexec;
        } catch (IOException | URISyntaxException | InvalidPathException e) {
            throw UnusablePlaceException.of("class path", e.toString(), e);
        }
        throw UnusablePlaceException.of(
                "class path", "no file " + descriptor.resource() + " with the size and CRC of its descriptor", null);
    }

    private static boolean isDescribed(Path path, Descriptor descriptor) throws IOException {
        return Files.size(path) == descriptor.size() && Cache.crc32(path) == descriptor.crc32();
    }

    private static Path executable(Path path) throws IOException {
        String mountPoint = MountTable.noexecMountPointOf(path);
        if (mountPoint != null) {
            throw UnusablePlaceException.of(path, mountPoint + " is mounted noexec");
        }
        return path;
    }
}
