package io.github.ferrule.plugin.support.process;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Splits the output of a program into lines, which end with a line feed, or with a carriage return if they are to be
 * overwritten. (The class of commons-exec 1.6 for this loses the line after a carriage return.)
 */
final class LineStream extends OutputStream {

    private final Consumer<String> consumer;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean afterReturn;

    LineStream(Consumer<String> consumer) {
        this.consumer = consumer;
    }

    @Override
    public void write(int value) {
        boolean feed = value == '\n';
        if (feed && afterReturn) {
            afterReturn = false;
        } else if (feed || value == '\r') {
            afterReturn = !feed;
            end();
        } else {
            afterReturn = false;
            line.write(value);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        for (int i = from; i < from + count; i++) {
            write(bytes[i]);
        }
    }

    /** Delivers a last line without a line feed. */
    @Override
    public void close() {
        if (line.size() > 0) {
            end();
        }
    }

    private void end() {
        consumer.accept(line.toString(StandardCharsets.UTF_8));
        line.reset();
    }
}
