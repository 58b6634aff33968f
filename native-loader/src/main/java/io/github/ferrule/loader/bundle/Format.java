package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.platform.Version;
import java.util.Properties;

/** The rules that all property files of a bundle share. */
final class Format {
    private Format() {}

    static void check(Properties keys) throws MalformedBundleException {
        String format = required(keys, "format");
        if (!format.equals("1")) {
            throw new MalformedBundleException(
                    "has format=" + format + ", and this loader reads format 1: use a newer ferrule-native-loader");
        }
    }

    static String required(Properties keys, String key) throws MalformedBundleException {
        String value = keys.getProperty(key);
        if (value == null || value.isEmpty()) {
            throw new MalformedBundleException("has no " + key);
        }
        return value;
    }

    static String hex(Properties keys, String key, int digits) throws MalformedBundleException {
        String value = required(keys, key);
        boolean good = value.length() == digits;
        for (int i = 0; good && i < digits; i++) {
            char c = value.charAt(i);
            good = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
        }
        if (!good) {
            throw new MalformedBundleException(key + "=" + value + " is not " + digits + " lower-case hex digits");
        }
        return value;
    }

    static long size(Properties keys) throws MalformedBundleException {
        String value = required(keys, "size");
        try {
            long size = Long.parseLong(value);
            if (size > 0) {
                return size;
            }
        } catch (NumberFormatException notDecimal) {
            // Falls through to the one answer for every wrong size.
        }
        throw new MalformedBundleException("size=" + value + " is no size in bytes");
    }

    static Version version(Properties keys, String key) throws MalformedBundleException {
        String value = keys.getProperty(key);
        Version version = value == null ? null : Version.parse(value);
        if (value != null && version == null) {
            throw new MalformedBundleException(key + "=" + value + " is no version");
        }
        return version;
    }
}
