package io.github.ferrule.plugin.surface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ferrule.plugin.support.file.AtomicFile;
import io.github.ferrule.plugin.support.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Keeps the surface of a library between the goal that builds and the goal that bundles, and from one build to the next: its
 * name contains the hash of the library, so that it can never belong to another one.
 *
 * @param folder Ferrule's folder in the build directory
 */
public record SurfaceFile(Path folder) {

    private static final String PREFIX = "surface-";
    private static final int DIGITS = 16;
    private static final String ASKED = "asked";
    private static final String COMPLETE = "complete";
    private static final String UNGUARDED = "unguarded";
    private static final String PANIC_ABORTS = "panicAborts";

    /**
     * Returns the surface of a library; nothing if it has not been stored, or if the file is damaged: rustdoc tells it again.
     *
     * @param library the name of the library
     * @param sha256 the hash of its file
     */
    public Optional<StoredSurface> read(String library, String sha256) {
        Path file = file(library, sha256);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode root = JsonText.parse(Files.readString(file));
            return Optional.of(new StoredSurface(
                    SurfaceJson.parse(root),
                    names(root.path(ASKED)),
                    root.path(COMPLETE).asBoolean(),
                    names(root.path(UNGUARDED)),
                    root.path(PANIC_ABORTS).asBoolean()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Stores the surface of a library in place of the one that it had before. */
    public void write(String library, String sha256, StoredSurface stored) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix(library) + "*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        ObjectNode root = SurfaceJson.tree(stored.surface())
                .put(COMPLETE, stored.complete())
                .put(PANIC_ABORTS, stored.panicAborts());
        stored.asked().forEach(root.putArray(ASKED)::add);
        stored.unguarded().forEach(root.putArray(UNGUARDED)::add);
        String json = JsonText.formatPretty(root);
        AtomicFile.write(file(library, sha256), out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static SortedSet<String> names(JsonNode array) {
        SortedSet<String> names = new TreeSet<>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }

    /** The name of a library has no hyphen. Its case does not count, as the audit of a jar does not know it. */
    private static String prefix(String library) {
        return PREFIX + library.toLowerCase(Locale.ROOT) + "-";
    }

    private Path file(String library, String sha256) {
        return folder.resolve(prefix(library) + sha256.substring(0, DIGITS) + ".json");
    }
}
