package io.github.ferrule.plugin.audit.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** For any bytes, the reader returns a value or throws its one exception, after work that the file's size bounds. */
class HostileFilesTest {

    private static final int CASES = 100_000;
    private static final long SEED = 20261121;
    private static final int PAGE = 1 << 13;

    private static final List<byte[]> SEEDS = List.of(
            ElfWriter.x86_64()
                    .needed("libc.so.6", "libm.so.6")
                    .exports("add", "sub")
                    .imports("libc.so.6", "GLIBC_2.17", "malloc", "free")
                    .isaLevel(2)
                    .symbolBytes(48)
                    .bytes(),
            ElfWriter.of(32, false, 8)
                    .exports("add")
                    .imports("libc.so.6", "GLIBC_2.0", "malloc")
                    .withoutSections()
                    .bytes(),
            PeWriter.x86_64()
                    .exports("add", "sub")
                    .imports("KERNEL32.dll", "Sleep")
                    .delays("late.dll", "later")
                    .bytes(),
            PeWriter.x86().exports("add").imports("KERNEL32.dll", "Sleep").bytes(),
            MachOWriter.aarch64()
                    .exports("add", "sub")
                    .imports("malloc")
                    .needed("/usr/lib/libSystem.B.dylib")
                    .bytes(),
            MachOWriter.universal(
                    MachOWriter.x86_64().exports("add"), MachOWriter.aarch64().exports("add")));

    @Test
    void aHundredThousandMutatedFilesGiveAValueOrOurException() throws IOException {
        Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            refused += isRefused(mutated(SEEDS.get(i % SEEDS.size()), random)) ? 1 : 0;
        }
        assertThat(refused).isBetween(CASES / 10, CASES - 1);
    }

    @Test
    void everyTruncationIsRefusedOrReadWithoutTheTablesAtItsEnd() throws IOException {
        for (byte[] seed : SEEDS) {
            for (int length = 0; length < seed.length; length++) {
                isRefused(Arrays.copyOf(seed, length));
            }
        }
    }

    @Test
    void aTableThatGoesRoundInCirclesEnds() {
        byte[] elf = ElfWriter.x86_64()
                .needsVersion("libc.so.6", "GLIBC_2.17", false)
                .claimsVersionNeeds(0xffff_ffffL)
                .bytes();

        assertThatThrownBy(() -> BinaryReader.read(ByteSource.of(elf), MemoryBudget.ofThisHeap()))
                .isInstanceOf(MalformedBinaryException.class)
                .hasMessageContaining("does not end");
    }

    /** The reader loads whole pages, so their number bounds its time and what it reads. */
    private static boolean isRefused(byte[] bytes) throws IOException {
        CountingSource source = new CountingSource(bytes);
        try {
            BinaryReader.read(source, MemoryBudget.ofThisHeap());
            return false;
        } catch (MalformedBinaryException e) {
            return true;
        } finally {
            assertThat(source.reads).isLessThanOrEqualTo(1 + bytes.length / PAGE);
        }
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xff);
                default -> bytes = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, at + 1) : bytes;
            }
        }
        return bytes;
    }

    private static final class CountingSource implements ByteSource {

        private final ByteSource bytes;
        private int reads;

        CountingSource(byte[] bytes) {
            this.bytes = ByteSource.of(bytes);
        }

        @Override
        public long size() throws IOException {
            return bytes.size();
        }

        @Override
        public int read(long offset, ByteBuffer into) throws IOException {
            reads++;
            return bytes.read(offset, into);
        }
    }
}
