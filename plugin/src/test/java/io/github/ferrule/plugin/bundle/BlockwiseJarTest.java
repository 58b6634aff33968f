package io.github.ferrule.plugin.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The places where the data of an entry changes its kind. */
class BlockwiseJarTest {

    @Test
    void aBlockEndsWhereTheKindOfDataChanges() {
        String content = "ab".repeat(10_000) + "01".repeat(10_000);
        assertThat(BlockwiseJar.ends(content.getBytes(StandardCharsets.US_ASCII)))
                .as("the page whose neighbors differ most is at byte 20,000")
                .isNotEmpty()
                .allSatisfy(end -> assertThat(end).isBetween(12_288, 28_672));
    }

    @Test
    void dataOfOneKindIsOneBlock() {
        byte[] random = new byte[100_000];
        new Random(1).nextBytes(random);
        assertThat(BlockwiseJar.ends(random)).isEmpty();
        assertThat(BlockwiseJar.ends("the same again. ".repeat(5_000).getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    @Test
    void aShortEntryIsOneBlock() {
        assertThat(BlockwiseJar.ends(new byte[0])).isEmpty();
        assertThat(BlockwiseJar.ends(new byte[10_000])).isEmpty();
    }
}
