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

/** Does several things at the same time, most of which start a program and wait for it. */
public final class Questions implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "ferrule-asks");
        thread.setDaemon(true);
        return thread;
    });

    /** What is asked of each of several things. */
    @FunctionalInterface
    public interface Question<T, A> {
        A of(T thing) throws Exception;
    }

    /** Begins to ask, and returns what waits for the answer; it throws what the question threw, unchecked. */
    public <T> Supplier<T> ask(Callable<T> question) {
        Future<T> answer = threads.submit(question);
        return () -> await(answer);
    }

    /** Asks of all at the same time; returns the answers in their order, or throws the first problem once none is at work any more. */
    public <T, A> List<A> askOfEach(Collection<T> things, Question<T, A> question) {
        List<Callable<A>> questions = things.stream()
                .map(thing -> (Callable<A>) () -> question.of(thing))
                .toList();
        try {
            return threads.invokeAll(questions).stream().map(Questions::await).toList();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static <T> T await(Future<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            if (e.getCause() instanceof IOException problem) {
                throw new UncheckedIOException(problem);
            }
            throw new IllegalStateException("a question has failed", e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for a program", e);
    }

    /** Forgets what nobody has waited for. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
