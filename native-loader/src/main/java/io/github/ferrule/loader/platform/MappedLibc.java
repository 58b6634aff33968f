package io.github.ferrule.loader.platform;

import java.nio.charset.StandardCharsets;

/**
 * The C libraries that a process has mapped, read from {@code /proc/self/maps}. Only base names count: a folder called
 * {@code musl} proves nothing, and neither does a file that nobody has mapped.
 */
public final class MappedLibc {
    private static final String DELETED = " (deleted)";

    /** No line is shorter than its two addresses, mode, offset, device and inode, each after a blank or dash. */
    private static final int ADDRESSES = 39;

    private final String gnu;
    private final String musl;

    private MappedLibc(String gnu, String musl) {
        this.gnu = gnu;
        this.musl = musl;
    }

    /** Path of the mapped glibc, or null. */
    public String gnu() {
        return gnu;
    }

    /** Path of the mapped musl, or null. */
    public String musl() {
        return musl;
    }

    /** Whether there is one of the two and not the other. */
    boolean isClear() {
        return gnu != null != (musl != null);
    }

    /** Parses the first {@code length} bytes of a maps file. */
    public static MappedLibc parse(byte[] maps, int length) {
        String gnu = null;
        String musl = null;
        int line = 0;
        while (line + ADDRESSES <= length) {
            int end = line + ADDRESSES;
            while (end < length && maps[end] != '\n') {
                end++;
            }
            // What belongs to no file ends with a blank. This is interpreted for every byte, as no JIT knows it yet.
            int slash = maps[end - 1] == ' ' ? line : end - 1;
            while (slash > line && maps[slash] != '/') {
                slash--;
            }
            if (slash > line && mayBeLibc(maps, slash + 1, end)) {
                String path = path(maps, line, end);
                String base = withoutMark(path.substring(path.lastIndexOf('/') + 1));
                gnu = gnu == null && isGnu(base) ? path : gnu;
                musl = musl == null && isMusl(base) ? path : musl;
            }
            line = end + 1;
        }
        return new MappedLibc(gnu, musl);
    }

    /** Glibc by base name: {@code libc.so.6}, before 2.34 a link to {@code libc-2.31.so}. */
    static boolean isGnu(String base) {
        return base.equals("libc.so.6") || base.startsWith("libc-2.") && base.endsWith(".so");
    }

    /** Musl by base name; Void and others keep it in a file called {@code libc.so}, which in glibc is a text for the linker. */
    static boolean isMusl(String base) {
        return base.startsWith("ld-musl-") || base.startsWith("libc.musl-") || base.equals("libc.so");
    }

    private static boolean mayBeLibc(byte[] maps, int from, int to) {
        return to - from > 6 && maps[from] == 'l' && (maps[from + 1] == 'd' || maps[from + 3] == 'c');
    }

    private static String path(byte[] maps, int line, int end) {
        int from = line;
        while (maps[from] != '/') {
            from++;
        }
        return new String(maps, from, end - from, StandardCharsets.UTF_8);
    }

    /** The path keeps the mark: what lies there now is not what the process runs on, and must not be read for its version. */
    private static String withoutMark(String name) {
        return name.endsWith(DELETED) ? name.substring(0, name.length() - DELETED.length()) : name;
    }
}
