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

class QuestionsTest {

    @Test
    @Timeout(20)
    void theyAreAskedAtTheSameTime() {
        CountDownLatch both = new CountDownLatch(2);
        try (Questions questions = new Questions()) {
            Supplier<Boolean> one = questions.ask(() -> meet(both));
            Supplier<Boolean> other = questions.ask(() -> meet(both));
            assertThat(one.get()).isTrue();
            assertThat(other.get()).isTrue();
        }
    }

    @Test
    void aProblemReachesWhoeverWaitsForTheAnswer() {
        CommandNotFoundException problem = new CommandNotFoundException("cargo");
        try (Questions questions = new Questions()) {
            Supplier<String> answer = questions.ask(() -> {
                throw problem;
            });
            assertThatThrownBy(answer::get).isSameAs(problem);
        }
    }

    @Test
    void theAnswersComeInTheOrderOfTheThings() {
        try (Questions questions = new Questions()) {
            assertThat(questions.askOfEach(List.of("a", "b", "c"), String::toUpperCase))
                    .containsExactly("A", "B", "C");
        }
    }

    @Test
    @Timeout(20)
    void aProblemIsToldWhenTheOthersAreDone() {
        CountDownLatch failing = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        try (Questions questions = new Questions()) {
            assertThatThrownBy(() -> questions.askOfEach(List.of("full", "slow"), disk -> {
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
