package io.github.ferrule.loader.platform;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/**
 * The glibc that a process runs on, whose version is read from its files. The highest symbol version of {@code libc.so.6} is not
 * enough: releases such as 2.31, 2.37 and 2.40 define no new one there.
 */
final class Glibc {
    private static final String BANNER = "GNU C Library ";
    private static final String RELEASE = "release version ";
    private static final int LONGEST_BANNER = 256;
    private static final int WINDOW = 1 << 16;
    private static final int LARGEST = 1 << 26;
    private static final String[] PARTS = {
        "libm.so.", "libm-2.", "libpthread", "librt", "libdl", "ld-", "ld64.so.", "ld.so."
    };

    private final String file;
    private volatile Version defined;
    private volatile Version release;

    Glibc(String file) {
        this.file = file;
    }

    /** Returns true if it has this version or a newer one, or if its version is unknown. */
    boolean offers(Version needed) {
        Version enough = defined();
        if (enough != null && needed.compareTo(enough) <= 0) {
            return true;
        }
        Version known = release();
        return known == null || needed.compareTo(known) <= 0;
    }

    /** The version that {@code ldd --version} prints; null if it is unknown. Only an answer is kept, as files may be unreadable for a while. */
    Version release() {
        Version known = release;
        if (known == null) {
            known = releaseOf(new File(file));
            release = known;
        }
        return known;
    }

    /** The highest symbol version of the file alone, which takes a cold JVM 2 ms to read, and the release some 10 ms. */
    private Version defined() {
        Version known = defined;
        if (known == null) {
            known = definedBy(new File(file));
            defined = known;
        }
        return known;
    }

    private static Version releaseOf(File libc) {
        Version stated;
        try {
            stated = stated(libc);
        } catch (IOException unreadableForNow) {
            return named(libc.getName());
        }
        if (stated != null) {
            return stated;
        }
        Version named = named(libc.getName());
        return named != null ? named : highest(libc);
    }

    /** Reads the release string, such as {@code GNU C Library (Debian GLIBC 2.31-13) stable release version 2.31.}. */
    private static Version stated(File libc) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(libc, "r")) {
            byte[] window = new byte[WINDOW];
            String before = "";
            int total = 0;
            for (int n = in.read(window); n > 0 && total < LARGEST; n = in.read(window)) {
                String text = before + new String(window, 0, n, StandardCharsets.ISO_8859_1);
                Version version = stated(text);
                if (version != null) {
                    return version;
                }
                before = text.substring(Math.max(0, text.length() - LONGEST_BANNER));
                total += n;
            }
        }
        return null;
    }

    private static Version stated(String text) {
        for (int at = text.indexOf(BANNER); at >= 0; at = text.indexOf(BANNER, at + 1)) {
            int from = text.indexOf(RELEASE, at);
            if (from >= 0 && from - at < LONGEST_BANNER - RELEASE.length()) {
                return number(text, from + RELEASE.length());
            }
        }
        return null;
    }

    /** Returns null also if the text ends with the number, because more digits may follow. */
    private static Version number(String text, int from) {
        int end = from;
        while (end < text.length() && (text.charAt(end) == '.' || text.charAt(end) >= '0' && text.charAt(end) <= '9')) {
            end++;
        }
        int last = end;
        while (last > from && text.charAt(last - 1) == '.') {
            last--;
        }
        return end == text.length() ? null : Version.parse(text.substring(from, last));
    }

    /** Before 2.34 the file was called {@code libc-2.33.so}. */
    private static Version named(String name) {
        boolean known = name.startsWith("libc-") && name.endsWith(".so");
        return known ? Version.parse(name.substring("libc-".length(), name.length() - ".so".length())) : null;
    }

    /** The highest symbol version of all the libraries of glibc in the same folder. */
    private static Version highest(File libc) {
        Version highest = definedBy(libc);
        String[] names = libc.getAbsoluteFile().getParentFile().list();
        for (String name : names == null ? new String[0] : names) {
            Version version =
                    isPart(name) ? definedBy(new File(libc.getAbsoluteFile().getParentFile(), name)) : null;
            if (version != null && (highest == null || version.compareTo(highest) > 0)) {
                highest = version;
            }
        }
        return highest;
    }

    private static boolean isPart(String name) {
        for (String part : PARTS) {
            if (name.startsWith(part)) {
                return true;
            }
        }
        return false;
    }

    private static Version definedBy(File library) {
        try (RandomAccessFile file = new RandomAccessFile(library, "r")) {
            return ElfFile.parse(file).glibc();
        } catch (IOException unreadable) {
            return null;
        }
    }
}
