package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.platform.Version;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import java.net.URL;
import java.util.Properties;

/** The rules that all property files of a bundle share. */
final class Format {
    private final Properties keys;
    private final URL origin;

    /** @throws RuntimeException if the file is of a format that this loader does not know */
    Format(Properties keys, URL origin) {
        this.keys = keys;
        this.origin = origin;
        String format = required("format");
        if (!format.equals("1")) {
            throw malformed("has format=" + format + ", and this loader reads 1: use a newer ferrule-native-loader");
        }
    }

    String required(String key) {
        String value = keys.getProperty(key);
        if (value == null || value.isEmpty()) {
            throw malformed("has no " + key);
        }
        return value;
    }

    /** The last segment of a path in a jar, which names a file on the disk too. */
    String fileName(String key) {
        String path = required(key);
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.isEmpty() || name.charAt(0) == '.' || name.indexOf('\\') >= 0 || name.indexOf(':') >= 0) {
            throw malformed(key + "=" + path + " names no file");
        }
        return name;
    }

    String hex(String key, int digits) {
        String value = required(key);
        boolean good = value.length() == digits;
        for (int i = 0; good && i < digits; i++) {
            char c = value.charAt(i);
            good = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
        }
        if (!good) {
            throw malformed(key + "=" + value + " is not " + digits + " lower-case hex digits");
        }
        return value;
    }

    long size(String key) {
        String value = required(key);
        long size = value.length() > 18 ? 0 : 1;
        for (int i = 0; size > 0 && i < value.length(); i++) {
            char c = value.charAt(i);
            size = c < '0' || c > '9' ? 0 : i == 0 ? c - '0' : size * 10 + (c - '0');
        }
        if (size == 0) {
            throw malformed(key + "=" + value + " is no size in bytes");
        }
        return size;
    }

    /** Null if the key is absent. */
    Version version(String key) {
        String value = keys.getProperty(key);
        Version version = value == null ? null : Version.parse(value);
        if (value != null && version == null) {
            throw malformed(key + "=" + value + " is no version");
        }
        return version;
    }

    private RuntimeException malformed(String reason) {
        return malformed(origin, reason, null);
    }

    static RuntimeException malformed(URL origin, String reason, Throwable cause) {
        return new Problem(Code.MALFORMED_BUNDLE, "a bundle breaks the format")
                .fact(origin + " " + reason)
                .remedy("rebuild the jar that holds it, or use a loader of the version that it was built for")
                .failure(cause);
    }
}
