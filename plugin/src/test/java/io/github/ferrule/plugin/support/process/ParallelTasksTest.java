package io.github.ferrule.plugin.support.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ParallelTasksTest {

    @Test
    @Timeout(20)
    void tasksRunAtTheSameTime() {
        CountDownLatch both = new CountDownLatch(2);
        try (ParallelTasks tasks = new ParallelTasks()) {
            Supplier<Boolean> one = tasks.start(() -> meet(both));
            Supplier<Boolean> other = tasks.start(() -> meet(both));
            assertThat(one.get()).isTrue();
            assertThat(other.get()).isTrue();
        }
    }

    @Test
    void waitingForAFailedTaskThrowsItsException() {
        CommandNotFoundException problem = new CommandNotFoundException("cargo");
        try (ParallelTasks tasks = new ParallelTasks()) {
            Supplier<String> answer = tasks.start(() -> {
                throw problem;
            });
            assertThatThrownBy(answer::get).isSameAs(problem);
        }
    }

    @Test
    void resultsAreInTheOrderOfTheThings() {
        try (ParallelTasks tasks = new ParallelTasks()) {
            assertThat(tasks.forEach(List.of("a", "b", "c"), String::toUpperCase))
                    .containsExactly("A", "B", "C");
        }
    }

    @Test
    @Timeout(20)
    void anExceptionIsThrownOnceAllTasksHaveEnded() {
        CountDownLatch failing = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        try (ParallelTasks tasks = new ParallelTasks()) {
            assertThatThrownBy(() -> tasks.forEach(List.of("full", "slow"), disk -> {
                        if (disk.equals("full")) {
                            failing.countDown();
                            throw new IOException("no space left");
                        }
                        failing.await();
                        Thread.sleep(200);
                        done.set(true);
                        return disk;
                    }))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("no space left");
            assertThat(done).isTrue();
        }
    }

    private static boolean meet(CountDownLatch both) {
        both.countDown();
        try {
            return both.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
