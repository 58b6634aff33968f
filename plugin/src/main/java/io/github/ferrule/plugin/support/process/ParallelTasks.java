package io.github.ferrule.plugin.support.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Runs several tasks in parallel, most of which start a program and wait for it. */
public final class ParallelTasks implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "ferrule-task");
        thread.setDaemon(true);
        return thread;
    });

    /** A function that may throw. */
    @FunctionalInterface
    public interface Task<T, R> {
        R apply(T thing) throws Exception;
    }

    /** Starts a task, and returns a supplier that waits for its result, or throws its exception unchecked. */
    public <T> Supplier<T> start(Callable<T> task) {
        Future<T> result = threads.submit(task);
        return () -> await(result);
    }

    /** Runs a task for each thing; returns the results in order, or throws the first exception once all tasks have ended. */
    public <T, R> List<R> forEach(Collection<T> things, Task<T, R> task) {
        List<Callable<R>> tasks = things.stream()
                .map(thing -> (Callable<R>) () -> task.apply(thing))
                .toList();
        try {
            return threads.invokeAll(tasks).stream().map(ParallelTasks::await).toList();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static <T> T await(Future<T> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            if (e.getCause() instanceof IOException problem) {
                throw new UncheckedIOException(problem);
            }
            throw new IllegalStateException("a parallel task failed", e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for a program", e);
    }

    /** Abandons the tasks that nobody waits for. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
