package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.audit.binary.NativeBinary;
import io.github.ferrule.plugin.audit.binary.StrippableBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The sizes of the libraries and of the release.
 *
 * @param rows one row for each library
 * @param releaseBytes the size of all jars
 */
public record SizeReport(List<Row> rows, long releaseBytes) {

    /**
     * The sizes of a library.
     *
     * @param target its target
     * @param profile its cargo profile
     * @param bytes its size
     * @param leftovers the size of its symbols and debug information
     * @param packedBytes its compressed size in all jars together
     * @param repeatedBytes the share of its copies in further jars
     */
    public record Row(
            String target, String profile, long bytes, long leftovers, long packedBytes, long repeatedBytes) {}

    private static final long WORTH_MENTIONING = 50_000;

    public SizeReport {
        rows = List.copyOf(rows);
    }

    /** Measures the jars. */
    public static SizeReport of(List<BundledLibrary> libraries, List<Path> jars) throws IOException {
        long release = 0;
        Map<String, LongSummaryStatistics> packed = new TreeMap<>();
        for (Path jar : jars) {
            release += Files.size(jar);
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : zip.stream().toList()) {
                    packed.computeIfAbsent(key(entry.getCrc(), entry.getSize()), it -> new LongSummaryStatistics())
                            .accept(entry.getCompressedSize());
                }
            }
        }
        List<Row> rows = new ArrayList<>();
        for (BundledLibrary library : libraries) {
            long size = library.built().fingerprint().size();
            long crc32 = Long.parseLong(library.built().fingerprint().crc32(), 16);
            LongSummaryStatistics copies = packed.getOrDefault(key(crc32, size), new LongSummaryStatistics());
            rows.add(new Row(
                    library.built().target().toString(),
                    library.built().provenance().profile(),
                    size,
                    library.content()
                            .binary()
                            .map(NativeBinary::leftovers)
                            .map(StrippableBytes::total)
                            .orElse(0L),
                    copies.getSum(),
                    copies.getCount() == 0 ? 0 : copies.getSum() - copies.getMax()));
        }
        return new SizeReport(rows, release);
    }

    /** Returns the table, and settings that would make the release smaller by at least 50 KB. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "%-40s %14s  %-24s %14s  %s", "size of", "library", "", "in the jars", "of the release"));
        for (Row row : rows) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-40s %,14d  %-24s %,14d  %3d %%",
                    row.target(),
                    row.bytes(),
                    row.leftovers() == 0 ? "stripped" : String.format(Locale.ROOT, "%,d are symbols", row.leftovers()),
                    row.packedBytes(),
                    releaseBytes == 0 ? 0 : 100 * row.packedBytes() / releaseBytes));
        }
        lines.add(String.format(Locale.ROOT, "%-40s %14s  %-24s %,14d", "all jars", "", "", releaseBytes));
        long repeated = rows.stream().mapToLong(Row::repeatedBytes).sum();
        if (repeated >= WORTH_MENTIONING) {
            lines.add(String.format(
                    Locale.ROOT,
                    "<attach>thin</attach> or <attach>all</attach>  publishes each library once, %,d bytes less",
                    repeated));
        }
        Map<String, Long> leftovers = rows.stream()
                .filter(row -> row.leftovers() > 0)
                .collect(Collectors.groupingBy(Row::profile, TreeMap::new, Collectors.summingLong(Row::leftovers)));
        leftovers.values().removeIf(bytes -> bytes < WORTH_MENTIONING);
        leftovers.forEach((profile, bytes) -> lines.add(String.format(
                Locale.ROOT,
                "[profile.%s] strip = true  makes the libraries %,d bytes smaller;"
                        + "  mvn ferrule:sizes  measures what lto and opt-level would save",
                profile,
                bytes)));
        return lines;
    }

    private static String key(long crc32, long size) {
        return crc32 + " " + size;
    }
}
