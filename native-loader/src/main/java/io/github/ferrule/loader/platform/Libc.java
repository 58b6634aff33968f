package io.github.ferrule.loader.platform;

import java.util.ArrayList;
import java.util.List;

/**
 * The C library that a Linux process runs on. Of files only base names count: a folder called {@code musl} proves nothing, and
 * neither does a file that nobody has mapped.
 */
public enum Libc {
    GNU("gnu"),
    MUSL("musl"),
    /** Android's, which is neither. */
    BIONIC("bionic"),
    /** Linux, but nothing in the process tells which. */
    UNKNOWN("unknown"),
    /** The operating system leaves no choice. */
    NONE("none");

    private static final String DELETED = " (deleted)";

    /** No line is shorter than its two addresses, mode, offset, device and inode, each after a blank or dash. */
    private static final int ADDRESSES = 39;

    /** The column where a 64-bit kernel begins a path, unless something before it is longer than usual ({@code fs/proc/task_mmu.c}). */
    private static final int PADDED = 73;

    private final String rustName;

    Libc(String rustName) {
        this.rustName = rustName;
    }

    /** Rustc's {@code target_env}, as descriptors spell it. */
    public String rustName() {
        return rustName;
    }

    /**
     * Tells the C library of a process from what is known about it.
     *
     * @param interpreter of the running program, or null
     * @param mapped the only C library that the process has mapped; unknown if there is none, or more than one
     */
    static Libc decide(String interpreter, Libc mapped) {
        Libc named = interpreter == null ? UNKNOWN : ofInterpreter(interpreter);
        // Alpine's gcompat: a program for glibc that runs on musl all the same.
        boolean compatible = named == GNU && mapped == MUSL;
        return named == UNKNOWN || compatible ? mapped : named;
    }

    /** The C library that there is among these files; unknown if there is none, or more than one. */
    static Libc onlyOne(List<String> files) {
        Libc found = UNKNOWN;
        for (String file : files) {
            Libc one = ofFile(file);
            if (found != UNKNOWN && one != UNKNOWN && one != found) {
                return UNKNOWN;
            }
            found = one == UNKNOWN ? found : one;
        }
        return found;
    }

    private static Libc ofInterpreter(String interpreter) {
        String base = interpreter.substring(interpreter.lastIndexOf('/') + 1);
        if (base.startsWith("ld-musl-")) {
            return MUSL;
        }
        if (base.equals("linker64") || base.equals("linker")) {
            return BIONIC;
        }
        boolean gnu = base.startsWith("ld-linux") || base.startsWith("ld64.so.") || base.equals("ld.so.1");
        return gnu ? GNU : UNKNOWN;
    }

    /**
     * Glibc is {@code libc.so.6}, before 2.34 a link to {@code libc-2.31.so}. Void and others keep musl in a file called
     * {@code libc.so}, which in glibc is a text for the linker. Android's bionic has that name too, in a folder of the system.
     */
    static Libc ofFile(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String base = name.endsWith(DELETED) ? name.substring(0, name.length() - DELETED.length()) : name;
        if (base.equals("libc.so.6") || base.startsWith("libc-2.") && base.endsWith(".so")) {
            return GNU;
        }
        if (isAmbiguous(path) && (path.startsWith("/apex/") || path.startsWith("/system/"))) {
            return BIONIC;
        }
        boolean musl = base.startsWith("ld-musl-") || base.startsWith("libc.musl-") || base.equals("libc.so");
        return musl ? MUSL : UNKNOWN;
    }

    /** Returns true if only the program interpreter can distinguish musl from bionic. */
    private static boolean isAmbiguous(String path) {
        return path.endsWith("/libc.so") || path.endsWith("/libc.so" + DELETED);
    }

    /** Returns true if only the program interpreter can tell musl from bionic for one of these files. */
    static boolean isAnyAmbiguous(List<String> files) {
        for (String file : files) {
            if (isAmbiguous(file)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the first of these files that is a glibc; null if none is. */
    static String glibcAmong(List<String> files) {
        for (String file : files) {
            if (ofFile(file) == GNU) {
                return file;
            }
        }
        return null;
    }

    /**
     * Returns the C libraries in a {@code /proc/self/maps}, each once. A path keeps the mark of a deleted file: what is there
     * now is not what the process runs on, and must not be read for its version.
     */
    static List<String> mapped(byte[] maps) {
        List<String> found = new ArrayList<>(2);
        int limit = maps.length;
        while (limit > 0 && maps[limit - 1] != '\n') {
            limit--;
        }
        int line = 0;
        // This code runs for every byte, and in a cold JVM it is interpreted.
        while (line + ADDRESSES < limit) {
            // If the line ended before, a slash could not be here: the next one begins with addresses, mode and offset.
            boolean padded = line + PADDED < limit && maps[line + PADDED] == '/';
            int end = line + (padded ? PADDED : ADDRESSES);
            while (maps[end] != '\n') {
                end++;
            }
            // A mapping without a file ends with a blank.
            int slash = maps[end - 1] == ' ' ? line : end - 1;
            while (slash > line && maps[slash] != '/') {
                slash--;
            }
            if (slash > line && mayBeLibc(maps, slash + 1, end)) {
                String path = path(maps, line, end);
                if (!found.contains(path) && ofFile(path) != UNKNOWN) {
                    found.add(path);
                }
            }
            line = end + 1;
        }
        return found;
    }

    /** Returns true if it begins with {@code ld-m} or {@code libc}, or almost. */
    private static boolean mayBeLibc(byte[] maps, int from, int to) {
        return to - from > 6 && maps[from] == 'l' && maps[from + 3] == (maps[from + 1] == 'd' ? 'm' : 'c');
    }

    private static String path(byte[] maps, int line, int end) {
        int from = line;
        while (maps[from] != '/') {
            from++;
        }
        return new String(maps, from, end - from, Bytes.UTF_8);
    }
}
