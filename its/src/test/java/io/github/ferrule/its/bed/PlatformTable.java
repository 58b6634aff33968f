package io.github.ferrule.its.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Prints, after all tests, the platforms on which libraries were really executed. */
public final class PlatformTable implements TestExecutionListener {

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (ExecutionRecord.lines().isEmpty()) {
            return;
        }
        String table =
                "Platforms:" + System.lineSeparator() + String.join(System.lineSeparator(), ExecutionRecord.lines());
        System.out.println(table);
        try {
            Path work = Path.of(System.getProperty("ferrule.its.work"));
            Files.writeString(work.resolve("platforms.txt"), table);
            Files.write(work.resolve("targets.md"), (Iterable<String>) ExecutionRecord.table()::iterator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
