package io.github.ferrule.plugin.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables of the audit: resources with one row on each line. */
final class TextTable {

    private TextTable() {}

    /** Reads the rows of a resource; only the last field may contain bars. */
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
