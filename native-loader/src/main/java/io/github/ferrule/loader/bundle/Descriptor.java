package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.platform.Version;
import java.util.Properties;

/** What a bundle says about one library for one target; {@code docs/bundle-format.md} is the format. */
public final class Descriptor {
    private final Properties keys;
    private final long size;
    private final long crc32;
    private final Version glibc;
    private final Version macos;

    private Descriptor(Properties keys, long size, long crc32, Version glibc, Version macos) {
        this.keys = keys;
        this.size = size;
        this.crc32 = crc32;
        this.glibc = glibc;
        this.macos = macos;
    }

    /** @throws MalformedBundleException naming the key that is missing or wrong */
    public static Descriptor parse(Properties keys) throws MalformedBundleException {
        Format.check(keys);
        Format.required(keys, "os");
        Format.required(keys, "arch");
        Format.required(keys, "triple");
        Format.required(keys, "version");
        checkResource(Format.required(keys, "resource"));
        Format.hex(keys, "sha256", 64);
        long crc32 = Long.parseLong(Format.hex(keys, "crc32", 8), 16);
        long size = Format.size(keys);
        return new Descriptor(keys, size, crc32, Format.version(keys, "glibc"), Format.version(keys, "macos"));
    }

    private static void checkResource(String resource) throws MalformedBundleException {
        String name = resource.substring(resource.lastIndexOf('/') + 1);
        boolean odd = name.isEmpty() || name.equals("..") || name.equals(".") || name.indexOf('\\') >= 0;
        if (odd || name.indexOf(':') >= 0 || name.startsWith(".")) {
            throw new MalformedBundleException("resource=" + resource + " names no file");
        }
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
        return resource().substring(resource().lastIndexOf('/') + 1);
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
