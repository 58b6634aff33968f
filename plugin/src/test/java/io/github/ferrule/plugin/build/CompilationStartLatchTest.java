package io.github.ferrule.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CompilationStartLatchTest {

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final CompilationStartLatch watch = new CompilationStartLatch(events::add);

    @Test
    void aQuestionWaitsUntilCargoCompiles() throws InterruptedException {
        Thread asking = asking();
        watch.accept("    Updating crates.io index");
        watch.accept(" Downloading crates ...");
        assertWaits(asking);
        watch.accept("\u001B[1m\u001B[92m   Compiling\u001B[0m libc v0.2.186");
        asking.join();
        assertThat(events)
                .startsWith("    Updating crates.io index", " Downloading crates ...")
                .hasSize(4)
                .contains("asked");
    }

    @Test
    void aQuestionIsAskedAtTheEndWhereNothingIsCompiled() throws InterruptedException {
        Thread asking = asking();
        watch.accept("    Finished `release` profile [optimized] target(s) in 0.02s");
        assertWaits(asking);
        watch.end();
        asking.join();
        assertThat(events).containsExactly("    Finished `release` profile [optimized] target(s) in 0.02s", "asked");
    }

    private Thread asking() {
        Thread asking = new Thread(() -> {
            try {
                watch.await();
                events.add("asked");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        asking.start();
        return asking;
    }

    private static void assertWaits(Thread asking) {
        while (asking.getState() != Thread.State.WAITING) {
            assertThat(asking.isAlive()).as("it still waits").isTrue();
            Thread.onSpinWait();
        }
    }
}
