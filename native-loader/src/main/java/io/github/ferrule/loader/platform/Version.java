package io.github.ferrule.loader.platform;

import java.util.List;

/** A version of two numbers, as glibc ({@code 2.17}) and macOS ({@code 11.0}) have it. */
public final class Version implements Comparable<Version> {
    private final int major;
    private final int minor;

    private Version(int major, int minor) {
        this.major = major;
        this.minor = minor;
    }

    /** Parses {@code 2.17}, {@code 11} or {@code 10.15.7}, of which the third number is left out; null if it is none of these. */
    public static Version parse(String text) {
        int dot = text.indexOf('.');
        int end = dot < 0 ? -1 : text.indexOf('.', dot + 1);
        int major = number(dot < 0 ? text : text.substring(0, dot));
        int minor = dot < 0 ? 0 : number(end < 0 ? text.substring(dot + 1) : text.substring(dot + 1, end));
        return major < 0 || minor < 0 ? null : new Version(major, minor);
    }

    /** The highest of the versions that follow this prefix, such as {@code GLIBC_}; null if there is none. */
    static Version highest(String prefix, List<String> names) {
        Version highest = null;
        for (String name : names) {
            Version version = name.startsWith(prefix) ? parse(name.substring(prefix.length())) : null;
            if (version != null && (highest == null || version.compareTo(highest) > 0)) {
                highest = version;
            }
        }
        return highest;
    }

    private static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 6) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
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
