package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.cargo.CargoProgress;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.Log;

/** Logs what tools print; with {@code mvn -q}, keeps the last lines in case the build fails. */
final class ToolLog implements Consumer<String> {

    private static final int KEPT_LINES = 1000;

    private final Log log;
    private final Optional<ProgressLine> progress;
    private final Deque<String> kept = new ArrayDeque<>();
    private Severity severity = Severity.INFO;

    /** The severity of a line: that of the diagnostic that it belongs to, which ends with an empty line. */
    private enum Severity {
        // what no author can change: zig needs no SDK of Apple's, and cargo's counts repeat its warnings
        INFO("| *(building|Compiling|Checking|Downloading|Downloaded|Updating|Finished|Blocking|Fresh|Locking) .*"
                + "|warning: invoking `\"xcrun\" .*|warning: `.+` \\(.+\\) generated \\d+ warnings?.*"),
        ERROR("error(\\[E\\d+])?:.*"),
        WARNING("warning(\\[\\w+])?:.*");

        private static final Pattern COLOR = Pattern.compile("\u001b\\[[\\d;]*m");

        private final Pattern first;

        Severity(String first) {
            this.first = Pattern.compile(first);
        }

        static Severity of(String line, Severity before) {
            String plain = COLOR.matcher(line).replaceAll("");
            return Stream.of(values())
                    .filter(it -> it.first.matcher(plain).matches())
                    .findFirst()
                    .orElse(before);
        }
    }

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
        severity = Severity.of(line, severity);
        if (log.isInfoEnabled()) {
            switch (severity) {
                case ERROR -> log.error(line);
                case WARNING -> log.warn(line);
                case INFO -> log.info(line);
            }
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
