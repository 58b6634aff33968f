package io.github.ferrule.loader.faststart;

import io.github.ferrule.loader.platform.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Glibc's list of the system's libraries, {@code /etc/ld.so.cache}: what {@code ldconfig -p} prints, without starting it. */
final class LinkerCache {
    private static final String MAGIC = "glibc-ld.so.cache1.1";
    private static final int COUNT = 20;
    private static final int FLAGS = 28;
    private static final int BIG_ENDIAN = 3;
    private static final int HEADER = 48;
    private static final int ENTRY = 24;
    private static final int PATH = 8;

    private LinkerCache() {}

    /** Returns the folders of this machine's libraries in the order of the list; empty if the list is missing or has an unknown format. */
    static List<String> folders() {
        return folders(Bytes.ofFile("/etc/ld.so.cache"));
    }

    /** Whatever the bytes are, a call ends with an answer; it is empty if they are not such a list from end to end. */
    static List<String> folders(byte[] cache) {
        List<String> folders = new ArrayList<>();
        boolean known = cache.length >= HEADER
                && new String(cache, 0, MAGIC.length(), StandardCharsets.ISO_8859_1).equals(MAGIC)
                && (cache[FLAGS] & BIG_ENDIAN) != BIG_ENDIAN;
        int count = known ? number(cache, COUNT) : 0;
        if (count < 0 || count > (cache.length - HEADER) / ENTRY) {
            return folders;
        }
        for (int entry = 0; entry < count; entry++) {
            int from = number(cache, HEADER + entry * ENTRY + PATH);
            int slash = lastSlash(cache, from);
            if (slash < 0) {
                return new ArrayList<>(0);
            }
            add(folders, cache, from, slash);
        }
        return folders;
    }

    /** Of the text that begins there and ends with a zero byte; -1 if there is none. */
    private static int lastSlash(byte[] cache, int from) {
        int slash = -1;
        for (int at = Math.max(from, 0); at < cache.length; at++) {
            if (cache[at] == 0) {
                return from < 0 ? -1 : slash;
            }
            slash = cache[at] == '/' ? at : slash;
        }
        return -1;
    }

    private static void add(List<String> folders, byte[] cache, int from, int to) {
        for (int i = folders.size() - 1; i >= 0; i--) {
            if (isEqual(folders.get(i), cache, from, to)) {
                return;
            }
        }
        String folder = new String(cache, from, to - from, StandardCharsets.UTF_8);
        if (!folders.contains(folder)) {
            folders.add(folder);
        }
    }

    // A String for each of some thousand libraries would cost more than all the rest.
    private static boolean isEqual(String folder, byte[] cache, int from, int to) {
        if (folder.length() != to - from) {
            return false;
        }
        for (int i = to - from - 1; i >= 0; i--) {
            if (folder.charAt(i) != cache[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] cache, int at) {
        return cache[at] & 0xff | (cache[at + 1] & 0xff) << 8 | (cache[at + 2] & 0xff) << 16 | cache[at + 3] << 24;
    }
}
