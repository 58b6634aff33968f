package io.github.ferrule.plugin.audit.binary;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes that grow, in a byte order and a word size. */
final class ByteBuilder {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final boolean little;
    private final int word;

    ByteBuilder(boolean little, int word) {
        this.little = little;
        this.word = word;
    }

    static ByteBuilder little() {
        return new ByteBuilder(true, 8);
    }

    ByteBuilder number(long value, int size) {
        for (int i = 0; i < size; i++) {
            bytes.write((int) (value >>> 8 * (little ? i : size - 1 - i)));
        }
        return this;
    }

    ByteBuilder u8(long value) {
        return number(value, 1);
    }

    ByteBuilder u16(long value) {
        return number(value, 2);
    }

    ByteBuilder u32(long... values) {
        for (long value : values) {
            number(value, 4);
        }
        return this;
    }

    ByteBuilder word(long... values) {
        for (long value : values) {
            number(value, word);
        }
        return this;
    }

    ByteBuilder text(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8)).u8(0);
    }

    ByteBuilder raw(byte[] other) {
        bytes.writeBytes(other);
        return this;
    }

    ByteBuilder padTo(int size) {
        while (bytes.size() < size) {
            bytes.write(0);
        }
        return this;
    }

    ByteBuilder align(int to) {
        return padTo((bytes.size() + to - 1) / to * to);
    }

    int size() {
        return bytes.size();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
