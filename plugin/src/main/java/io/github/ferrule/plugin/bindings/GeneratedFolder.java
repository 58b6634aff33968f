package io.github.ferrule.plugin.bindings;

import io.github.ferrule.plugin.support.file.AtomicFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder that holds nothing but generated files.
 *
 * @param root the folder
 */
public record GeneratedFolder(Path root) {

    /** Writes files of text, and deletes all others; see {@link #write}. */
    public void writeText(Map<String, String> files) throws IOException {
        Map<String, byte[]> encoded = new TreeMap<>();
        files.forEach((path, text) -> encoded.put(path, text.getBytes(StandardCharsets.UTF_8)));
        write(encoded);
    }

    /**
     * Writes files and deletes all others. A file with the right content is left alone, so that compilers and IDEs see no
     * change.
     *
     * @param files contents by path below the folder
     */
    public void write(Map<String, byte[]> files) throws IOException {
        Files.createDirectories(root);
        try (Stream<Path> tree = Files.walk(root)) {
            List<Path> old = tree.filter(Files::isRegularFile)
                    .filter(file ->
                            !files.containsKey(root.relativize(file).toString().replace(File.separatorChar, '/')))
                    .toList();
            for (Path file : old) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            byte[] content = file.getValue();
            if (!Files.isRegularFile(path) || !Arrays.equals(Files.readAllBytes(path), content)) {
                AtomicFile.write(path, out -> out.write(content));
            }
        }
    }
}
