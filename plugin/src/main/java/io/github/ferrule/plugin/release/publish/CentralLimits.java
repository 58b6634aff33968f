package io.github.ferrule.plugin.release.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Maven Central's free limits; the numbers are in {@code central-limits.properties}.
 *
 * @param releaseMegabytes size of one release
 * @param releasesAMonth releases in a month
 * @param filesAMonth files in a month, including checksums and signatures
 * @param bundleMegabytes size of one upload
 * @param warnPercent the percentage of a limit from which to warn
 */
public record CentralLimits(
        long releaseMegabytes, long releasesAMonth, long filesAMonth, long bundleMegabytes, long warnPercent) {

    private static final long MEGABYTE = 1_000_000;

    /** Reads the numbers that this version of Ferrule knows. */
    public static CentralLimits load() {
        Properties values = new Properties();
        try (InputStream in = CentralLimits.class.getResourceAsStream("central-limits.properties")) {
            values.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CentralLimits(
                number(values, "release.megabytes"),
                number(values, "releases.a.month"),
                number(values, "files.a.month"),
                number(values, "bundle.megabytes"),
                number(values, "warn.percent"));
    }

    /** Returns a warning for each limit that a release approaches. */
    public List<String> checkSize(long bytes) {
        List<String> warnings = new ArrayList<>();
        if (bytes * 100 >= releaseMegabytes * MEGABYTE * warnPercent) {
            warnings.add(String.format(
                    "the release has %.1f MB; Maven Central's free limit is %d MB a release",
                    (double) bytes / MEGABYTE, releaseMegabytes));
        }
        if (bytes >= bundleMegabytes * MEGABYTE) {
            warnings.add("the portal does not accept uploads of more than " + bundleMegabytes + " MB");
        }
        return warnings;
    }

    /** Warns if the free number of releases would have more than the free number of files. */
    public List<String> checkFileCount(long files) {
        return files * releasesAMonth < filesAMonth
                ? List.of()
                : List.of(String.format(
                        "the release has %d files; Maven Central's free limit is %d files a month, which is %d such releases",
                        files, filesAMonth, filesAMonth / files));
    }

    private static long number(Properties values, String key) {
        return Long.parseLong(values.getProperty(key));
    }
}
