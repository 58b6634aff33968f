package io.github.ferrule.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Feeds a reader with changed copies of real files. It must return or throw its own exception, and soon.
 *
 * <p>A build tries the same few hundred cases each time; {@code -Dferrule.fuzz.seconds=60} tries new ones for that long.
 */
public final class Mutations {

    private static final int CASES = 500;
    private static final long SEED = 20261128;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final List<String> WORDS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "null",
            "true",
            "-1",
            "0",
            "1e999999999",
            "9223372036854775808",
            "{}",
            "[]",
            "\\u0000",
            "\u0000",
            "\u001b[2J",
            "..",
            "/",
            "\\",
            "//",
            "=",
            "\n",
            "(",
            ")",
            "'",
            "\"\"\"",
            "#",
            "<!DOCTYPE",
            "&lt;",
            "\ufffd",
            "cfg(",
            "not(",
            " OR ",
            "u128",
            "struct_field",
            "path",
            "id");

    /** Reads one input. */
    public interface Reader {
        /** Throws the reader's own exception if it refuses the input. */
        void read(byte[] input) throws Exception;
    }

    private Mutations() {}

    /** Returns a file next to a class. */
    public static byte[] resource(Class<?> owner, String name) throws IOException {
        try (InputStream in = owner.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    /**
     * Feeds a reader.
     *
     * @param seed a real file
     * @param own the exception of the reader
     * @param reader the reader
     * @return the number of inputs
     */
    public static int feed(byte[] seed, Class<? extends Exception> own, Reader reader) {
        int seconds = Integer.getInteger("ferrule.fuzz.seconds", 0);
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        Random random = new Random(seconds == 0 ? SEED : System.nanoTime());
        int refused = 0;
        int cases = 0;
        for (; seconds == 0 ? cases < CASES : System.nanoTime() < end; cases++) {
            byte[] input = cases == 0 ? seed : changed(seed, random);
            long before = cpuTime();
            try {
                reader.read(input);
            } catch (Exception | StackOverflowError | OutOfMemoryError e) {
                refused++;
                assertThat(e).as(() -> "for\n" + text(input)).isInstanceOf(own);
            }
            assertThat(Duration.ofNanos(cpuTime() - before))
                    .as(() -> "time for\n" + text(input))
                    .isLessThan(LONGEST);
        }
        assertThat(refused).as("refused of " + cases).isBetween(1, cases - 1);
        return cases;
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String text(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        return text.length() < 20_000 ? text : text.substring(0, 20_000) + "…";
    }

    private static byte[] changed(byte[] seed, Random random) {
        byte[] bytes = seed;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            bytes = changedOnce(bytes, random);
        }
        return bytes;
    }

    private static byte[] changedOnce(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int length = Math.min(bytes.length - at, random.nextInt(random.nextInt(8) == 0 ? 2000 : 20));
        byte[] middle = new byte[length];
        System.arraycopy(bytes, at, middle, 0, length);
        String word = WORDS.get(random.nextInt(WORDS.size()));
        return switch (random.nextInt(7)) {
            case 0 -> replaced(bytes, at, length, new byte[0]);
            case 1 -> replaced(bytes, at, length, word.getBytes(StandardCharsets.UTF_8));
            case 2 -> replaced(bytes, at, 0, word.getBytes(StandardCharsets.UTF_8));
            case 3 -> replaced(bytes, at, 0, middle);
            case 4 -> replaced(bytes, at, 0, word.repeat(random.nextInt(20_000)).getBytes(StandardCharsets.UTF_8));
            case 5 -> replaced(bytes, at, Math.min(1, length), new byte[] {(byte) random.nextInt()});
            default ->
                random.nextInt(10) == 0 ? replaced(bytes, at, bytes.length - at, new byte[0]) : swapped(bytes, random);
        };
    }

    /** Exchanges two quoted texts, so that names and references go wrong and the syntax does not. */
    private static byte[] swapped(byte[] bytes, Random random) {
        String[] parts = new String(bytes, StandardCharsets.ISO_8859_1).split("\"", -1);
        int one = 1 + 2 * random.nextInt(Math.max(1, parts.length / 2));
        int other = 1 + 2 * random.nextInt(Math.max(1, parts.length / 2));
        if (Math.max(one, other) < parts.length) {
            String text = parts[one];
            parts[one] = parts[other];
            parts[other] = text;
        }
        return String.join("\"", parts).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] replaced(byte[] bytes, int at, int length, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(by);
        out.write(bytes, at + length, bytes.length - at - length);
        return out.toByteArray();
    }
}
