package io.github.ferrule.plugin.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Joins thin files of macOS into one, as {@code lipo -create} does; each keeps its own signature. */
public final class UniversalWriter {

    /** The alignment that arm64 needs; for x86_64, 4096 would suffice. */
    private static final int ALIGNMENT = 14;

    private static final int FAT_MAGIC = 0xcafebabe;
    private static final int HEADER = 8;
    private static final int ENTRY = 20;
    private static final int THIN_64 = 0xfeedfacf;

    private UniversalWriter() {}

    /**
     * Writes the file.
     *
     * @param slices the contents of thin 64-bit files, each for another processor
     * @throws IllegalArgumentException if one is not such a file
     */
    public static void write(List<byte[]> slices, OutputStream out) throws IOException {
        ByteBuffer table = ByteBuffer.allocate(HEADER + ENTRY * slices.size());
        table.putInt(FAT_MAGIC).putInt(slices.size());
        List<Integer> places = new ArrayList<>();
        int end = table.capacity();
        for (byte[] slice : slices) {
            ByteBuffer thin = ByteBuffer.wrap(slice).order(ByteOrder.LITTLE_ENDIAN);
            if (slice.length < 12 || thin.getInt(0) != THIN_64) {
                throw new IllegalArgumentException(
                        "a slice of " + slice.length + " bytes is not a thin 64-bit Mach-O file");
            }
            int place = Math.addExact(end, (1 << ALIGNMENT) - 1) >> ALIGNMENT << ALIGNMENT;
            table.putInt(thin.getInt(4))
                    .putInt(thin.getInt(8))
                    .putInt(place)
                    .putInt(slice.length)
                    .putInt(ALIGNMENT);
            places.add(place);
            end = Math.addExact(place, slice.length);
        }
        out.write(table.array());
        int written = table.capacity();
        for (int i = 0; i < slices.size(); i++) {
            out.write(new byte[places.get(i) - written]);
            out.write(slices.get(i));
            written = places.get(i) + slices.get(i).length;
        }
    }
}
