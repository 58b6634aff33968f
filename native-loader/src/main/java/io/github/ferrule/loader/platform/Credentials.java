package io.github.ferrule.loader.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/**
 * The user that this process acts as, and whether the process has more rights than the user who started it. Known on Linux
 * only, from {@code /proc/self}.
 */
public final class Credentials {
    /** {@code getauxval(3)}: nonzero if the kernel started the program with more rights than its caller has. */
    private static final int AT_SECURE = 23;

    private static final String STATUS = "/proc/self/status";

    private static final int UNKNOWN = -1;
    private static final String OVERFLOW_UID = "65534";
    private static final String ALL_UIDS = "4294967295";

    private static volatile Credentials ofThisProcess;

    private final int uid;
    private final int realUid;
    private final boolean otherGroup;
    private final boolean fileCapabilities;
    private final boolean secure;
    private final int overflowUid;
    private final boolean unreadable;

    private Credentials(String status, byte[] auxv, int overflowUid, boolean unreadable) {
        this.uid = id(status, "\nUid:", 2);
        this.realUid = id(status, "\nUid:", 1);
        this.otherGroup = id(status, "\nGid:", 1) != id(status, "\nGid:", 2);
        this.fileCapabilities =
                uid != 0 && (capabilities(status, "\nCapPrm:") & ~capabilities(status, "\nCapAmb:")) != 0;
        this.secure = auxv.length > 0 ? isSecure(auxv) : fileCapabilities;
        this.overflowUid = overflowUid;
        this.unreadable = unreadable;
    }

    /**
     * The credentials of this process; they are read once, as the JVM has no means to change them. If they cannot be read for now,
     * as without a free descriptor, nothing is kept.
     */
    public static Credentials ofThisProcess() {
        Credentials known = ofThisProcess;
        if (known == null) {
            String status = text(STATUS);
            boolean unreadable = status.isEmpty() && Files.exists(Paths.get(STATUS));
            String map = status.isEmpty() ? "" : text("/proc/self/uid_map");
            // A kernel without user namespaces has no map, and shows every owner unchanged.
            boolean complete = status.isEmpty() || mapsEveryUid(map) || !Files.exists(Paths.get("/proc/self/uid_map"));
            byte[] auxv = Bytes.ofFile("/proc/self/auxv");
            known = new Credentials(status, auxv, complete ? UNKNOWN : overflowUid(), unreadable);
            ofThisProcess = known.areComplete() ? known : null;
        }
        return known;
    }

    /**
     * Reads the credentials from the kernel's texts.
     *
     * @param status {@code /proc/self/status}
     * @param auxv {@code /proc/self/auxv}; empty if it cannot be read
     * @param uidMap {@code /proc/self/uid_map}
     */
    static Credentials parse(String status, byte[] auxv, String uidMap) {
        return new Credentials(status, auxv, mapsEveryUid(uidMap) ? UNKNOWN : Integer.parseInt(OVERFLOW_UID), false);
    }

    /** The credentials while a file of the kernel exists and cannot be read. */
    static Credentials unreadable() {
        return new Credentials("", new byte[0], UNKNOWN, true);
    }

    /** Returns false if they could not be read for now, so that nothing derived from them may be kept. */
    public boolean areComplete() {
        return !unreadable;
    }

    /** The effective uid; negative if it is not known. */
    public int uid() {
        return uid;
    }

    /**
     * Returns whether the process has more rights than its caller, so that the caller's environment must not decide what it
     * does: the same question as glibc's {@code secure_getenv} asks. True also if that cannot be found out for now.
     */
    public boolean areElevated() {
        return unreadable || secure || uid != realUid || otherGroup;
    }

    /**
     * Returns whether the process has its caller's uid but more rights, so that files of this uid are the caller's. A
     * {@code java} with file capabilities is not meant: its caller chooses the classes anyway.
     */
    public boolean shareUidWithCaller() {
        boolean capable = fileCapabilities && !runsJavaLauncher();
        return uid == realUid && (otherGroup || capable);
    }

    /** Returns true if this uid represents every user that this user namespace does not map. */
    public boolean isUnmapped(int owner) {
        return overflowUid != UNKNOWN && owner == overflowUid;
    }

    private static boolean runsJavaLauncher() {
        try {
            Path launcher = Paths.get(System.getProperty("java.home", ""), "bin", "java");
            return Paths.get("/proc/self/exe").toRealPath().equals(launcher.toRealPath());
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Returns a number of a line such as {@code Uid:	real	effective	saved	filesystem}; negative if the line is missing. */
    private static int id(String status, String key, int column) {
        int from = status.indexOf(key);
        for (int i = 0; from >= 0 && i < column; i++) {
            from = status.indexOf('\t', from) + 1;
        }
        int end = from <= 0 ? -1 : status.indexOf('\t', from);
        return end < 0 ? UNKNOWN : Integer.parseUnsignedInt(status.substring(from, end));
    }

    private static long capabilities(String status, String key) {
        int line = status.indexOf(key);
        int from = line < 0 ? 0 : status.indexOf('\t', line) + 1;
        int end = from <= 0 ? -1 : status.indexOf('\n', from);
        return end < 0 ? 0 : Long.parseUnsignedLong(status.substring(from, end).trim(), 16);
    }

    /** The auxiliary vector is pairs of machine words: a key and its value. */
    private static boolean isSecure(byte[] auxv) {
        ByteBuffer words = ByteBuffer.wrap(auxv).order(ByteOrder.nativeOrder());
        boolean wide = !"32".equals(System.getProperty("sun.arch.data.model"));
        int pair = wide ? 16 : 8;
        while (words.remaining() >= pair) {
            long key = wide ? words.getLong() : words.getInt();
            long value = wide ? words.getLong() : words.getInt();
            if (key == AT_SECURE) {
                return value != 0;
            }
        }
        return false;
    }

    /** A map of the initial namespace has one line, {@code 0 0 4294967295}. */
    private static boolean mapsEveryUid(String map) {
        return map.trim().endsWith(" " + ALL_UIDS);
    }

    private static int overflowUid() {
        String text = text("/proc/sys/kernel/overflowuid").trim();
        return Integer.parseUnsignedInt(text.isEmpty() ? OVERFLOW_UID : text);
    }

    private static String text(String file) {
        return new String(Bytes.ofFile(file), Bytes.LATIN_1);
    }
}
