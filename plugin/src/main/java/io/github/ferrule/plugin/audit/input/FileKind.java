package io.github.ferrule.plugin.audit.input;

import io.github.ferrule.plugin.audit.binary.BinaryReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The kinds of content that can have native code, or calls of it, by the first bytes. */
enum FileKind {
    NATIVE,
    CLASS,
    JAR,

    /** Native code in it cannot be seen. */
    COMPRESSED,
    OTHER;

    /** The bytes that are enough to tell the kind: tar has its mark last. */
    static final int HEAD = 262;

    private static final List<byte[]> CLASS_FILE = marks("\u00ca\u00fe\u00ba\u00be");
    private static final List<byte[]> ZIP = marks("PK\3\4");
    private static final Map<Integer, List<byte[]>> COMPRESSED_AT = Map.of(
            0,
            marks(
                    "\u001f\u008b",
                    "\u00fd7zXZ\0",
                    "\u0028\u00b5\u002f\u00fd",
                    "BZh",
                    "\4\"M\u0018",
                    "7z\u00bc\u00af",
                    "!<arch>\n"),
            257,
            marks("ustar"));

    /** Tells the kind by the first {@link #HEAD} bytes, or by all if there are fewer. */
    static FileKind of(byte[] head) {
        if (BinaryReader.accepts(head)) {
            return NATIVE;
        }
        if (has(head, 0, CLASS_FILE)) {
            return CLASS;
        }
        if (has(head, 0, ZIP)) {
            return JAR;
        }
        return COMPRESSED_AT.entrySet().stream().anyMatch(mark -> has(head, mark.getKey(), mark.getValue()))
                ? COMPRESSED
                : OTHER;
    }

    private static List<byte[]> marks(String... texts) {
        return Arrays.stream(texts)
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    private static boolean has(byte[] head, int at, List<byte[]> marks) {
        return marks.stream()
                .anyMatch(mark -> head.length >= at + mark.length
                        && Arrays.equals(mark, 0, mark.length, head, at, at + mark.length));
    }
}
