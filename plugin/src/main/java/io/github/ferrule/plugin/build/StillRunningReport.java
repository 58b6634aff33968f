package io.github.ferrule.plugin.build;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Passes on the lines of a build, and reports now and then that a silent one is still running. */
final class StillRunningReport implements Consumer<String>, AutoCloseable {

    static final Duration SILENCE = Duration.ofSeconds(30);

    private final Consumer<String> output;
    private final LongSupplier nanoseconds;
    private final long start;
    private final ScheduledExecutorService timer;
    private long lastLine;

    /**
     * Starts to watch.
     *
     * @param output receives the lines
     * @param nanoseconds the clock
     */
    StillRunningReport(Consumer<String> output, LongSupplier nanoseconds) {
        this.output = output;
        this.nanoseconds = nanoseconds;
        this.start = nanoseconds.getAsLong();
        this.lastLine = start;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "ferrule-progress");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(() -> check().ifPresent(output), 5, 5, TimeUnit.SECONDS);
    }

    @Override
    public void accept(String line) {
        synchronized (this) {
            lastLine = nanoseconds.getAsLong();
        }
        output.accept(line);
    }

    /** Returns a line if there has been none for {@link #SILENCE}. */
    synchronized Optional<String> check() {
        long now = nanoseconds.getAsLong();
        if (now - lastLine < SILENCE.toNanos()) {
            return Optional.empty();
        }
        lastLine = now;
        return Optional.of("still building after " + TimeUnit.NANOSECONDS.toSeconds(now - start)
                + " s; the compiler, a linker, or a build script prints nothing while it works");
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
