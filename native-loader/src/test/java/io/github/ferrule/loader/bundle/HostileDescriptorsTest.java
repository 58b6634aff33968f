package io.github.ferrule.loader.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.problem.LoadFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changed copies of a bundle's files give libraries or our own error, and soon.
 *
 * <p>A build tries the same cases each time; {@code -Dferrule.fuzz.seconds=60} tries new ones for that long.
 */
class HostileDescriptorsTest {
    private static final String ID = "com.acme.mathlib";
    private static final int CASES = 500;
    private static final String[] WORDS = {
        "=",
        ":",
        "\\",
        "\\u",
        "\\u0000",
        "\u0000",
        "\n",
        "..",
        "/",
        "con",
        "é",
        "\ud83d\ude00",
        "\u202e",
        "-1",
        "9".repeat(30),
        "1e9",
        ",",
        "#",
        "!",
        " ",
        "\u001b[2J",
        "x".repeat(5000),
        "2.17.1.1.1.1",
        "format=2\n"
    };

    @TempDir
    Path classPath;

    @Test
    void aChangedIndex() throws IOException {
        feed("index.properties", "format=1\nid=com.acme.mathlib\nlibraries=mathlib,other\nversion=1.4.0\n");
    }

    @Test
    void aChangedDescriptor() throws IOException {
        feed(
                "mathlib/x86_64-unknown-linux-gnu.properties",
                "format=1\nlibrary=mathlib\nversion=1.4.0\ntriple=x86_64-unknown-linux-gnu\nos=linux\narch=x86_64\nlibc=gnu\n"
                        + "glibc=2.17\nresource=linux-x86-64/libmathlib.so\nsize=411024\ncrc32=00c0ffee\nsha256="
                        + "0123456789abcdef".repeat(4) + "\nneeded=libc.so.6,libm.so.6\n");
    }

    @Test
    void aChangedRelease() throws IOException {
        feed(
                "mathlib/published.properties",
                "format=1\ngroupId=com.acme\nartifactId=mathlib\nversion=1.4.0\nnatives=natives\n"
                        + "classifier.x86_64-unknown-linux-gnu=linux-x86_64\n");
    }

    private void feed(String name, String seed) throws IOException {
        int seconds = Integer.getInteger("ferrule.fuzz.seconds", 0);
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        Random random = new Random(seconds == 0 ? 20261128 : System.nanoTime());
        Path file = classPath.resolve("META-INF/ferrule").resolve(ID).resolve(name);
        Files.createDirectories(file.getParent());
        int refused = 0;
        int cases = 0;
        for (; seconds == 0 ? cases < CASES : System.nanoTime() < end; cases++) {
            byte[] input = seed.getBytes(StandardCharsets.UTF_8);
            for (int i = cases == 0 ? 0 : 1 + random.nextInt(4); i > 0; i--) {
                input = changed(input, random);
            }
            Files.write(file, input);
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            String text = new String(input, StandardCharsets.UTF_8);
            try {
                read();
            } catch (RuntimeException | Error e) {
                refused++;
                assertThat(e).as(text).isInstanceOf(LoadFailure.class);
                assertThat(e.getMessage().codePoints()).as(text).noneMatch(it -> it == 0x1b || it == 0x202e);
            }
            long time = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            assertThat(Duration.ofNanos(time)).as(text).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(refused).isBetween(1, cases - 1);
    }

    private void read() throws IOException {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classPath.toUri().toURL()}, null)) {
            Thread.currentThread().setContextClassLoader(loader);
            Bundle bundle = new Bundle(ID, null);
            if (bundle.index().isPresent()) {
                bundle.libraries();
            }
            bundle.candidates("mathlib", "x86_64-unknown-linux-gnu");
            bundle.release("mathlib");
        } finally {
            Thread.currentThread().setContextClassLoader(context);
        }
    }

    private static byte[] changed(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int length = Math.min(bytes.length - at, random.nextInt(20));
        byte[] word = WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        switch (random.nextInt(4)) {
            case 0:
                out.write(word, 0, word.length);
                break;
            case 1:
                out.write(random.nextInt());
                break;
            case 2:
                out.write(bytes, at, length);
                out.write(bytes, at, length);
                break;
            default:
                at += length;
        }
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }
}
