package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.platform.Version;
import io.github.ferrule.loader.problem.Printable;
import java.net.URL;
import java.nio.file.InvalidPathException;
import java.nio.file.Paths;
import java.util.Properties;

/** The descriptor of a library for one target; {@code docs/bundle-format.md} specifies the format. */
public final class Descriptor {
    private static final String[] REQUIRED = {"os", "arch", "triple", "version"};

    /** The longest name that any file system allows. */
    private static final int MOST_CHARACTERS = 255;

    /** The largest size of a PE file; ELF and Mach-O files of this size do not exist either. */
    private static final long MOST_BYTES = 1L << 32;

    private static final String FORBIDDEN = "/\\:*?\"<>|";
    private static final String[] DEVICES = {"con", "prn", "aux", "nul", "com#", "lpt#", "conin$", "conout$"};
    private static final String DIGITS = "0123456789¹²³";

    private final Properties keys;
    private final URL origin;
    private final String fileName;
    private final long size;
    private final long crc32;
    private final Version glibc;
    private final Version macos;

    /**
     * @param keys the file
     * @param origin its path, for errors
     * @throws RuntimeException naming the key that is missing or wrong
     */
    public Descriptor(Properties keys, URL origin) {
        this.keys = keys;
        this.origin = origin;
        Bundle.requireFormat(keys, origin);
        for (String key : REQUIRED) {
            required(key);
        }
        hex("sha256", 64);
        fileName = fileName("resource");
        size = size("size");
        crc32 = Long.parseLong(hex("crc32", 8), 16);
        glibc = version("glibc");
        macos = version("macos");
    }

    private String required(String key) {
        return Bundle.required(keys, key, origin);
    }

    /** The last segment of a path in a jar, which names a file on the disk too. */
    private String fileName(String key) {
        String path = required(key);
        for (String segment : path.split("/", -1)) {
            if (!isFileName(segment)) {
                throw MalformedBundle.file(origin, key + "=" + path + " does not name a file on every system");
            }
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        try {
            // A JVM that runs with an ASCII locale cannot name every file.
            return Paths.get(name).getFileName().toString();
        } catch (IllegalArgumentException e) {
            // Not by its type, which the verifier would load on each start.
            String reason = ((InvalidPathException) e).getReason();
            throw MalformedBundle.file(origin, key + "=" + path + " cannot be a file here: " + reason, e);
        }
    }

    /**
     * Returns whether this is the name of one file on every system: not a path, nor a device of Windows, and without characters
     * that some system forbids, drops or does not show.
     */
    static boolean isFileName(String name) {
        int length = name.length();
        if (length == 0 || length > MOST_CHARACTERS || name.charAt(0) == '.' || name.charAt(0) == ' ') {
            return false;
        }
        char last = name.charAt(length - 1);
        if (last == '.' || last == ' ') {
            return false;
        }
        for (int at = 0; at < length; at++) {
            char c = name.charAt(at);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && !isAllowed(name.codePointAt(at))) {
                return false;
            }
            at += Character.isHighSurrogate(c) ? 1 : 0;
        }
        return !isDevice(name);
    }

    private static boolean isAllowed(int c) {
        return FORBIDDEN.indexOf(c) < 0 && (c > ' ' && c < 0x7f || c == ' ' || c > 0x7f && Printable.isSafe(c));
    }

    /** Windows takes the name up to the first dot for a device, whatever follows. */
    private static boolean isDevice(String name) {
        int dot = name.indexOf('.');
        String stem = (dot < 0 ? name : name.substring(0, dot)).trim();
        if (stem.length() < 3 || stem.length() > 7) {
            return false;
        }
        for (String device : DEVICES) {
            boolean numbered = device.endsWith("#");
            String prefix = numbered ? device.substring(0, device.length() - 1) : device;
            boolean same = stem.regionMatches(true, 0, prefix, 0, prefix.length());
            int rest = stem.length() - prefix.length();
            if (same && (numbered ? rest == 1 && DIGITS.indexOf(stem.charAt(prefix.length())) >= 0 : rest == 0)) {
                return true;
            }
        }
        return false;
    }

    private String hex(String key, int digits) {
        String value = required(key);
        boolean good = value.length() == digits;
        for (int i = 0; good && i < digits; i++) {
            char c = value.charAt(i);
            good = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
        }
        if (!good) {
            throw MalformedBundle.file(origin, key + "=" + value + " is not " + digits + " lower-case hex digits");
        }
        return value;
    }

    private long size(String key) {
        String value = required(key);
        long bytes = value.length() > 18 ? 0 : 1;
        for (int i = 0; bytes > 0 && i < value.length(); i++) {
            char c = value.charAt(i);
            bytes = c < '0' || c > '9' ? 0 : i == 0 ? c - '0' : bytes * 10 + (c - '0');
        }
        if (bytes == 0 || bytes > MOST_BYTES) {
            throw MalformedBundle.file(origin, key + "=" + value + " is not the size of a library in bytes");
        }
        return bytes;
    }

    /** Null if the key is absent. */
    private Version version(String key) {
        String value = keys.getProperty(key);
        Version version = value == null ? null : Version.parse(value);
        if (value != null && version == null) {
            throw MalformedBundle.file(origin, key + "=" + value + " is not a version");
        }
        return version;
    }

    /** Returns true if the other descriptor has the same keys and values. */
    boolean hasSameContent(Descriptor other) {
        return keys.equals(other.keys);
    }

    public String version() {
        return keys.getProperty("version");
    }

    public String triple() {
        return keys.getProperty("triple");
    }

    public String os() {
        return keys.getProperty("os");
    }

    public String arch() {
        return keys.getProperty("arch");
    }

    /** {@code gnu}, {@code musl}, or null on other systems. */
    public String libc() {
        return keys.getProperty("libc");
    }

    /** The oldest glibc that can load the library; null if any can. */
    public Version glibc() {
        return glibc;
    }

    /** The oldest macOS that can load the library; null if any can. */
    public Version macos() {
        return macos;
    }

    /** Path of the library in its jar. */
    public String resource() {
        return keys.getProperty("resource");
    }

    public String fileName() {
        return fileName;
    }

    public long size() {
        return size;
    }

    public long crc32() {
        return crc32;
    }

    /** 64 lower-case hex digits. */
    public String sha256() {
        return keys.getProperty("sha256");
    }

    /** Names of the libraries it needs, comma-separated; empty if none are recorded. */
    public String needed() {
        return keys.getProperty("needed", "");
    }
}
