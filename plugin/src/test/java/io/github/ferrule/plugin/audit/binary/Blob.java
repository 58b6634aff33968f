package io.github.ferrule.plugin.audit.binary;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes that grow, in a byte order and a word size. */
final class Blob {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final boolean little;
    private final int word;

    Blob(boolean little, int word) {
        this.little = little;
        this.word = word;
    }

    static Blob little() {
        return new Blob(true, 8);
    }

    Blob number(long value, int size) {
        for (int i = 0; i < size; i++) {
            bytes.write((int) (value >>> 8 * (little ? i : size - 1 - i)));
        }
        return this;
    }

    Blob u8(long value) {
        return number(value, 1);
    }

    Blob u16(long value) {
        return number(value, 2);
    }

    Blob u32(long... values) {
        for (long value : values) {
            number(value, 4);
        }
        return this;
    }

    Blob word(long... values) {
        for (long value : values) {
            number(value, word);
        }
        return this;
    }

    Blob text(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8)).u8(0);
    }

    Blob raw(byte[] other) {
        bytes.writeBytes(other);
        return this;
    }

    Blob padTo(int size) {
        while (bytes.size() < size) {
            bytes.write(0);
        }
        return this;
    }

    Blob align(int to) {
        return padTo((bytes.size() + to - 1) / to * to);
    }

    int size() {
        return bytes.size();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
