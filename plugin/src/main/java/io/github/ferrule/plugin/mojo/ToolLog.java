package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.cargo.CargoProgress;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/** Logs what tools print; with {@code mvn -q}, keeps the last lines in case the build fails. */
final class ToolLog implements Consumer<String> {

    private static final int KEPT_LINES = 1000;

    private final Log log;
    private final Optional<ProgressLine> progress;
    private final Deque<String> kept = new ArrayDeque<>();

    ToolLog(Log log, Optional<ProgressLine> progress) {
        this.log = log;
        this.progress = progress;
    }

    @Override
    public synchronized void accept(String line) {
        if (CargoProgress.matches(line)) {
            progress.filter(it -> log.isInfoEnabled()).ifPresent(it -> it.show(line));
            return;
        }
        progress.ifPresent(ProgressLine::erase);
        if (log.isInfoEnabled()) {
            log.info(line);
        } else {
            kept.addLast(line);
            if (kept.size() > KEPT_LINES) {
                kept.removeFirst();
            }
        }
    }

    /**
     * Ends the goal if there are problems, and logs the lines that {@code mvn -q} has held back.
     *
     * @throws FerruleException with all problems
     */
    void endIfAny(List<Problem> problems) {
        if (!problems.isEmpty()) {
            logKeptLines();
            throw new FerruleException(problems);
        }
    }

    private synchronized void logKeptLines() {
        kept.forEach(log::error);
        kept.clear();
    }
}
