package io.github.ferrule.plugin.bundle.size;

import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.BuildReport.Built;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** The sizes of the libraries of each target under each variant. */
public final class SizeTable {

    private final Map<String, List<Row>> rows = new LinkedHashMap<>();

    /** The library of a variant. */
    private record Row(String variant, long bytes, long deflated, double seconds) {}

    /** Measures the libraries of a variant. */
    public void add(SizeVariant variant, BuildReport report) throws IOException {
        for (BuildReport.Outcome outcome : report.outcomes()) {
            if (outcome instanceof Built built) {
                Path file = built.library().file();
                rows.computeIfAbsent(built.library().target().toString(), target -> new ArrayList<>())
                        .add(new Row(
                                variant.name(),
                                Files.size(file),
                                deflated(file),
                                built.duration().toMillis() / 1000.0));
            }
        }
    }

    /** Returns the table; percentages relate to the first variant. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        rows.forEach((target, variants) -> {
            Row first = variants.get(0);
            lines.add(String.format(Locale.ROOT, "%-40s %14s %20s %10s", target, "library", "compressed", "cargo"));
            variants.forEach(row -> lines.add(String.format(
                    Locale.ROOT,
                    "  %-38s %,14d %,14d %3d %% %8.1f s",
                    row.variant(),
                    row.bytes(),
                    row.deflated(),
                    Math.round(100.0 * row.deflated() / first.deflated()),
                    row.seconds())));
        });
        return lines;
    }

    /** Returns its compressed size, as in a jar. */
    private static long deflated(Path file) throws IOException {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            try (OutputStream out = new DeflaterOutputStream(OutputStream.nullOutputStream(), deflater)) {
                Files.copy(file, out);
            }
            return deflater.getBytesWritten();
        } finally {
            deflater.end();
        }
    }
}
