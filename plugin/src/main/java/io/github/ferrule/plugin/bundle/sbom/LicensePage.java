package io.github.ferrule.plugin.bundle.sbom;

import io.github.ferrule.plugin.bundle.license.LicenseTexts;
import io.github.ferrule.plugin.support.file.RegularFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A page with the crates of several libraries and, once, each of their license texts. Most texts are variants of two or three,
 * which take little space if they are compressed together.
 */
public final class LicensePage {

    private static final int LARGEST_SUMMARY = 16 << 20;

    /** Files of the same name are variants of one text, and compress best next to each other. */
    private static final Comparator<String> BY_FILE = Comparator.comparing(
                    (String name) -> name.substring(name.lastIndexOf('/') + 1))
            .thenComparing(Comparator.naturalOrder());

    private final StringBuilder summaries = new StringBuilder();
    private final Map<String, SortedSet<String>> namesByText = new HashMap<>();

    /** Adds the crates of a library. */
    public void add(Inventory inventory) throws IOException {
        Path summary = inventory.folder().resolve(Inventory.SUMMARY);
        summaries.append(RegularFiles.readText(summary, LARGEST_SUMMARY)).append('\n');
        for (Path file : inventory.licenseTexts()) {
            String name = inventory.licenses().relativize(file).toString().replace(File.separatorChar, '/');
            LicenseTexts.read(file)
                    .ifPresent(text -> namesByText
                            .computeIfAbsent(text, any -> new TreeSet<>(BY_FILE))
                            .add(name));
        }
    }

    /** Returns the page. */
    public String text() {
        StringBuilder page = new StringBuilder(summaries);
        namesByText.entrySet().stream()
                .sorted(Comparator.comparing(
                        entry -> entry.getValue(), Comparator.comparing(SortedSet::first, BY_FILE)))
                .forEach(entry -> page.append("==== ")
                        .append(String.join(", ", entry.getValue()))
                        .append(" ====\n\n")
                        .append(entry.getKey())
                        .append('\n'));
        return page.toString();
    }
}
