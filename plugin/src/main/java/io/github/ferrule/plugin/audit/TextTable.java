package io.github.ferrule.plugin.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Policy that is data: lines of fields beside the classes. */
final class TextTable {

    private TextTable() {}

    /** The rows of a resource; the last field may itself contain bars. */
    static List<List<String>> read(String resource, int fields) {
        try (InputStream in = TextTable.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split("\\|", fields)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin's own " + resource + " cannot be read", e);
        }
    }
}
