package io.github.ferrule.plugin.release.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What Maven Central takes for free; the numbers are in {@code central-limits.properties}.
 *
 * @param releaseMegabytes size of one release
 * @param releasesAMonth releases in a month
 * @param filesAMonth files in a month, those with checksums and signatures too
 * @param bundleMegabytes size of one upload
 * @param warnPercent from which share on to warn
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

    /** Says what of a release comes near a limit: a line each. */
    public List<String> judgeSize(long bytes) {
        List<String> warnings = new ArrayList<>();
        if (bytes * 100 >= releaseMegabytes * MEGABYTE * warnPercent) {
            warnings.add(String.format(
                    "the release has %.1f MB; Maven Central's free limit is %d MB a release",
                    (double) bytes / MEGABYTE, releaseMegabytes));
        }
        if (bytes >= bundleMegabytes * MEGABYTE) {
            warnings.add("the portal takes no upload of more than " + bundleMegabytes + " MB");
        }
        return warnings;
    }

    /** Says whether so many releases as are free would have more files than are free. */
    public List<String> judgeFiles(long files) {
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
