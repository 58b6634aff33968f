package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import io.github.ferrule.loader.settings.Settings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;

/** The file or folder that a setting names, which is used unchecked and never replaced by another. */
final class NamedFile {
    private final String id;

    NamedFile(String id) {
        this.id = id;
    }

    /** Returns the named file or, in a named folder, the file of the library's usual name; empty while that name is not known. */
    Optional<Located> find(String named, String library) {
        Path path = path(named);
        if (Files.isDirectory(path)) {
            if (library == null) {
                return Optional.empty();
            }
            path = path.resolve(Platform.ofThisProcess().os().fileName(library));
        }
        if (!Files.isReadable(path)) {
            throw refused(library, path + (Files.exists(path) ? " cannot be read" : " does not exist"));
        }
        return Optional.of(new Located(id, library == null ? id : library, path, Located.OVERRIDE, null));
    }

    private Path path(String named) {
        try {
            return Paths.get(named).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw refused(
                    null,
                    named + ": this JVM cannot express the path: " + e.getReason() + " (file names are in "
                            + System.getProperty("sun.jnu.encoding") + "; LC_ALL=C.UTF-8 allows every name)");
        }
    }

    private RuntimeException refused(String library, String reason) {
        String property = "ferrule.library." + id;
        return new Problem(Code.BAD_OVERRIDE, id + ": the library that a setting names cannot be used")
                .fact(reason)
                .remedy("correct or remove the property " + property
                        + (library == null ? "" : " or " + property + "." + library) + "\n(environment: "
                        + Settings.environmentName(property) + ")")
                .failure();
    }
}
