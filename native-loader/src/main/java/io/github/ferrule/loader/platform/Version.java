package io.github.ferrule.loader.platform;

/** A version of two numbers, as glibc ({@code 2.17}) and macOS ({@code 11.0}) have it. */
public final class Version implements Comparable<Version> {
    private final int major;
    private final int minor;

    private Version(int major, int minor) {
        this.major = major;
        this.minor = minor;
    }

    static Version of(int major, int minor) {
        return new Version(major, minor);
    }

    /** Parses {@code 2.17}, {@code 11} or {@code 10.15.7}, whose third number is ignored; null for other texts. */
    public static Version parse(String text) {
        byte[] bytes = text.getBytes(Bytes.LATIN_1);
        return parse(bytes, 0, bytes.length);
    }

    /** Parses a part of a text, which spares a cold JVM the strings of the forty versions that glibc names. */
    static Version parse(byte[] text, int from, int to) {
        int dot = dot(text, from, to);
        int major = number(text, from, dot);
        int minor = dot == to ? 0 : number(text, dot + 1, dot(text, dot + 1, to));
        return major < 0 || minor < 0 ? null : new Version(major, minor);
    }

    private static int dot(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] != '.') {
            at++;
        }
        return at;
    }

    private static int number(byte[] text, int from, int to) {
        if (from == to || to - from > 6) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return -1;
            }
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }

    @Override
    public int compareTo(Version other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version && compareTo((Version) other) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * major + minor;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
