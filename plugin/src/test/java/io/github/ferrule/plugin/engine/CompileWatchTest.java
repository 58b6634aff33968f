package io.github.ferrule.plugin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.process.Questions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CompileWatchTest {

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final CompileWatch watch = new CompileWatch(events::add);

    @Test
    void aQuestionWaitsUntilCargoCompiles() {
        assertThat(eventsWhen(() -> {
                    watch.accept("    Updating crates.io index");
                    watch.accept(" Downloading crates ...");
                    watch.accept("\u001B[1m\u001B[92m   Compiling\u001B[0m libc v0.2.186");
                }))
                .last()
                .isEqualTo("asked");
    }

    @Test
    void aQuestionIsAskedAtTheEndWhereNothingIsCompiled() {
        assertThat(eventsWhen(() -> {
                    watch.accept("    Finished `release` profile [optimized] target(s) in 0.02s");
                    watch.end();
                }))
                .containsExactly("    Finished `release` profile [optimized] target(s) in 0.02s", "asked");
    }

    private List<String> eventsWhen(Runnable cargo) {
        try (Questions questions = new Questions()) {
            Supplier<Boolean> question = questions.ask(() -> {
                watch.await();
                return events.add("asked");
            });
            cargo.run();
            assertThat(question.get()).isTrue();
        }
        return events;
    }
}
