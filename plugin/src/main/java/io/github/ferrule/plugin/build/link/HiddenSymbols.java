package io.github.ferrule.plugin.build.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Hides symbols of 64-bit Mach-O object files, alone or in an archive: other files of the same library still see them, but the
 * library does not export them.
 */
final class HiddenSymbols {

    private static final byte[] ARCHIVE = "!<arch>\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MEMBER = 60;
    private static final int SIZE_AT = 48;
    private static final int SIZE_LENGTH = 10;

    // <mach-o/loader.h> and <mach-o/nlist.h>
    private static final int MAGIC_64 = 0xfeedfacf;
    private static final int HEADER = 32;
    private static final int LC_SYMTAB = 2;
    private static final int SYMBOL = 16;
    private static final int N_STAB = 0xe0;
    private static final int N_PEXT = 0x10;
    private static final int N_TYPE = 0x0e;
    private static final int N_EXT = 0x01;

    private HiddenSymbols() {}

    /** Hides every defined symbol that is not among {@code kept}, in place; other kinds of files stay as they are. */
    static void hide(byte[] file, Set<String> kept) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (!startsWith(bytes, ARCHIVE)) {
            hideInObject(bytes, kept);
            return;
        }
        int at = ARCHIVE.length;
        while (at + MEMBER <= file.length) {
            int content = at + MEMBER;
            int size = Integer.parseInt(text(file, at + SIZE_AT, SIZE_LENGTH));
            String name = text(file, at, 16);
            // BSD's archives have long names before the content
            int skip = name.startsWith("#1/") ? Integer.parseInt(name.substring(3)) : 0;
            hideInObject(bytes.slice(content + skip, size - skip).order(ByteOrder.LITTLE_ENDIAN), kept);
            at = content + size + (size & 1);
        }
    }

    private static void hideInObject(ByteBuffer object, Set<String> kept) {
        if (object.limit() < HEADER || object.getInt(0) != MAGIC_64) {
            return;
        }
        int command = HEADER;
        for (int i = object.getInt(16); i > 0; i--) {
            if (object.getInt(command) == LC_SYMTAB) {
                hide(
                        object,
                        object.getInt(command + 8),
                        object.getInt(command + 12),
                        object.getInt(command + 16),
                        kept);
            }
            command += object.getInt(command + 4);
        }
    }

    private static void hide(ByteBuffer object, int symbols, int count, int names, Set<String> kept) {
        for (int i = 0; i < count; i++) {
            int symbol = symbols + i * SYMBOL;
            int type = object.get(symbol + 4);
            boolean exported = (type & N_STAB) == 0 && (type & N_EXT) != 0 && (type & N_TYPE) != 0;
            if (exported && !kept.contains(name(object, names + object.getInt(symbol)))) {
                object.put(symbol + 4, (byte) (type | N_PEXT));
            }
        }
    }

    private static String name(ByteBuffer object, int at) {
        int end = at;
        while (object.get(end) != 0) {
            end++;
        }
        byte[] name = new byte[end - at];
        object.get(at, name);
        return new String(name, StandardCharsets.UTF_8);
    }

    private static boolean startsWith(ByteBuffer bytes, byte[] magic) {
        return bytes.limit() >= magic.length && bytes.slice(0, magic.length).equals(ByteBuffer.wrap(magic));
    }

    private static String text(byte[] bytes, int at, int length) {
        return new String(bytes, at, length, StandardCharsets.US_ASCII).trim();
    }
}
