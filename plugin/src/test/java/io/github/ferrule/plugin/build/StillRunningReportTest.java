package io.github.ferrule.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StillRunningReportTest {

    private final AtomicLong clock = new AtomicLong(7);
    private final List<String> lines = new ArrayList<>();

    @Test
    void aSilentBuildIsReportedOncePerPause() {
        try (StillRunningReport report = new StillRunningReport(lines::add, clock::get)) {
            pass(29);
            assertThat(report.check()).isEmpty();
            report.accept("Compiling ring");
            pass(29);
            assertThat(report.check()).isEmpty();
            pass(1);
            assertThat(report.check())
                    .hasValueSatisfying(line -> assertThat(line).startsWith("still building after 59 s"));
            assertThat(report.check()).isEmpty();
            pass(30);
            assertThat(report.check())
                    .hasValueSatisfying(line -> assertThat(line).startsWith("still building after 89 s"));
        }
        assertThat(lines).containsExactly("Compiling ring");
    }

    private void pass(int seconds) {
        clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
