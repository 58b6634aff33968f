package io.github.ferrule.plugin.build.engine;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Tells when cargo compiles: it is done with the list of crates then, and another cargo need not wait for it to read that. */
public final class CompileWatch implements Consumer<String> {

    private final Consumer<String> output;
    private final CountDownLatch over = new CountDownLatch(1);

    /** Watches what cargo prints, and hands it on. */
    public CompileWatch(Consumer<String> output) {
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

    /** Ends the wait: cargo may have found nothing to compile. */
    public void end() {
        over.countDown();
    }
}
