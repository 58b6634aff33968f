package io.github.ferrule.plugin.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.bundle.SizeReport.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizeReportTest {

    @Test
    void theHintNamesTheProfileThatTheLibrariesWereBuiltWith() {
        SizeReport report = new SizeReport(
                List.of(
                        new Row("x86_64-unknown-linux-gnu", "dev", 900_000, 400_000, 300_000, 0),
                        new Row("x86_64-unknown-linux-musl", "dev", 900_000, 300_000, 300_000, 0)),
                600_000);
        assertThat(report.lines())
                .last()
                .asString()
                .startsWith("[profile.dev] strip = true  makes the libraries 700,000 bytes smaller;");
    }

    @Test
    void eachProfileHasItsOwnHint() {
        SizeReport report = new SizeReport(
                List.of(
                        new Row("x86_64-unknown-linux-gnu", "dist", 900_000, 400_000, 300_000, 0),
                        new Row("x86_64-unknown-linux-musl", "release", 900_000, 300_000, 300_000, 0)),
                600_000);
        assertThat(report.lines().stream().filter(line -> line.startsWith("[profile.")))
                .extracting(line -> line.substring(0, line.indexOf(']')))
                .containsExactly("[profile.dist", "[profile.release");
    }

    @Test
    void aFewBytesAreNotWorthAHint() {
        SizeReport report =
                new SizeReport(List.of(new Row("x86_64-unknown-linux-gnu", "dev", 90_000, 49_000, 30_000, 0)), 30_000);
        assertThat(report.lines()).noneMatch(line -> line.contains("strip = true"));
    }
}
