package io.github.ferrule.plugin.audit.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes the audit reads, it ends with a report or with one kind of exception, in a heap of 64 MB. With
 * {@code -Dferrule.fuzz.seconds=600} it tries other files for ten minutes, and prints the seed that repeats them.
 */
class MutatedFilesTest {

    private static final String SMALL_HEAP = "-Xmx64m";
    private static final long SEED = 20261128;
    private static final int CASES = 2000;
    private static final int SECONDS_AT_MOST = 600;
    private static final long SECONDS = Long.getLong("ferrule.fuzz.seconds", 0);

    /** What a failure leaves here repeats it. */
    private static final Path FOLDER = Path.of("target", "mutated-files");

    @Test
    void randomlyDamagedFilesAreAuditedOrRefused() throws Exception {
        String output = audit(SEED, CASES, SECONDS_AT_MOST);

        assertThat(output).startsWith(CASES + " files, ");
    }

    @Test
    void otherDamagedFilesAreAuditedOrRefusedForAsLongAsAskedFor() throws Exception {
        if (SECONDS > 0) {
            long seed = System.nanoTime();
            System.out.println("mutated files from seed " + seed + ": " + audit(seed, Long.MAX_VALUE, SECONDS));
        }
    }

    private static String audit(long seed, long cases, long seconds) throws Exception {
        Files.createDirectories(FOLDER);
        Path output = FOLDER.resolve("output-" + seed + ".txt");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        SMALL_HEAP,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        MutatedFiles.class.getName(),
                        Long.toString(seed),
                        Long.toString(cases),
                        Long.toString(seconds),
                        FOLDER.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int code = process.waitFor();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(code).as(text).isZero();
        return text;
    }
}
