package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.platform.Version;
import java.net.URL;
import java.util.Properties;

/** What a bundle says about one library for one target; {@code docs/bundle-format.md} is the format. */
public final class Descriptor {
    private static final String[] REQUIRED = {"os", "arch", "triple", "version"};

    private final Properties keys;
    private final URL origin;
    private final String fileName;
    private final long size;
    private final long crc32;
    private final Version glibc;
    private final Version macos;

    /**
     * @param keys the file
     * @param origin where it lies, for errors
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
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.isEmpty() || name.charAt(0) == '.' || name.indexOf('\\') >= 0 || name.indexOf(':') >= 0) {
            throw Malformed.file(origin, key + "=" + path + " names no file");
        }
        return name;
    }

    private String hex(String key, int digits) {
        String value = required(key);
        boolean good = value.length() == digits;
        for (int i = 0; good && i < digits; i++) {
            char c = value.charAt(i);
            good = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
        }
        if (!good) {
            throw Malformed.file(origin, key + "=" + value + " is not " + digits + " lower-case hex digits");
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
        if (bytes == 0) {
            throw Malformed.file(origin, key + "=" + value + " is no size in bytes");
        }
        return bytes;
    }

    /** Null if the key is absent. */
    private Version version(String key) {
        String value = keys.getProperty(key);
        Version version = value == null ? null : Version.parse(value);
        if (value != null && version == null) {
            throw Malformed.file(origin, key + "=" + value + " is no version");
        }
        return version;
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

    /** {@code gnu}, {@code musl}, or null where there is no choice. */
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
