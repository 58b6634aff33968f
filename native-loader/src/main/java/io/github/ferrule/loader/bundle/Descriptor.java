package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.platform.Version;
import java.net.URL;
import java.util.Properties;

/** What a bundle says about one library for one target; {@code docs/bundle-format.md} is the format. */
public final class Descriptor {
    private static final String[] REQUIRED = {"os", "arch", "triple", "version"};

    private final Properties keys;
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
        Format format = new Format(keys, origin);
        for (String key : REQUIRED) {
            format.required(key);
        }
        format.hex("sha256", 64);
        fileName = format.fileName("resource");
        size = format.size("size");
        crc32 = Long.parseLong(format.hex("crc32", 8), 16);
        glibc = format.version("glibc");
        macos = format.version("macos");
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
