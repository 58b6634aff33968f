package io.github.ferrule.plugin.build;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Reports when cargo begins to compile: from then on it no longer holds its lock on the list of crates. */
public final class CompilationStartLatch implements Consumer<String> {

    private final Consumer<String> output;
    private final CountDownLatch over = new CountDownLatch(1);

    /** Watches the lines that cargo prints, and passes them on. */
    public CompilationStartLatch(Consumer<String> output) {
        this.output = output;
    }

    @Override
    public void accept(String line) {
        if (line.contains("Compiling")) {
            over.countDown();
        }
        output.accept(line);
    }

    /** Waits until cargo compiles. */
    public void await() throws InterruptedException {
        over.await();
    }

    /** Ends the wait, because cargo may have found nothing to compile. */
    public void end() {
        over.countDown();
    }
}
