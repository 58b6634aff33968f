package io.github.ferrule.plugin.release.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * How much an organization may publish on Maven Central without paying, and how large an upload may be.
 *
 * @param megabytesAMonth the size of all files published in a month
 * @param releasesAMonth the number of releases in a month
 * @param filesAMonth the number of files published in a month, checksums and signatures included
 * @param uploadMegabytes the largest upload that the portal accepts
 * @see <a href="https://central.sonatype.org/publish/maven-central-publishing-limits/">Maven Central Publishing Limits</a>
 */
public record CentralLimits(long megabytesAMonth, long releasesAMonth, long filesAMonth, long uploadMegabytes) {

    private static final long MEGABYTE = 1_000_000;

    /** Reads the limits that this version of Ferrule knows. */
    public static CentralLimits load() {
        Properties values = new Properties();
        try (InputStream in = CentralLimits.class.getResourceAsStream("central-limits.properties")) {
            values.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CentralLimits(
                number(values, "megabytes.a.month"),
                number(values, "releases.a.month"),
                number(values, "files.a.month"),
                number(values, "upload.megabytes"));
    }

    /**
     * Returns how many releases of one size fit into a month.
     *
     * @param bytes the size of a release
     * @param files its number of files; 0 if not known
     */
    public long releasesThatFit(long bytes, long files) {
        long bySize = bytes == 0 ? releasesAMonth : megabytesAMonth * MEGABYTE / bytes;
        long byFiles = files == 0 ? releasesAMonth : filesAMonth / files;
        return Math.min(releasesAMonth, Math.min(bySize, byFiles));
    }

    /** Describes a release and how often its like can be published in a month. */
    public String describe(long bytes, long files) {
        long fit = releasesThatFit(bytes, files);
        return String.format(
                Locale.ROOT,
                "this release is %.1f MB%s; %s into a month (Maven Central: %d MB, %,d files and %d releases free)",
                (double) bytes / MEGABYTE,
                files == 0 ? "" : String.format(Locale.ROOT, " in %,d files", files),
                fit == 1 ? "1 such release fits" : (fit == 0 ? "no" : fit) + " such releases fit",
                megabytesAMonth,
                filesAMonth,
                releasesAMonth);
    }

    /** Returns a warning for each limit that allows fewer than two such releases in a month, or no upload at all. */
    public List<String> warnings(long bytes, long files) {
        List<String> warnings = new ArrayList<>();
        if (releasesThatFit(bytes, files) < 2) {
            warnings.add(describe(bytes, files));
        }
        if (bytes >= uploadMegabytes * MEGABYTE) {
            warnings.add("Maven Central's portal does not accept uploads of more than " + uploadMegabytes + " MB");
        }
        return warnings;
    }

    private static long number(Properties values, String key) {
        return Long.parseLong(values.getProperty(key));
    }
}
