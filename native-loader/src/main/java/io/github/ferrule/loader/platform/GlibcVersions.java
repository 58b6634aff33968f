package io.github.ferrule.loader.platform;

import java.util.List;

/** Glibc's version from the symbol versions it defines, which is what the dynamic linker compares. */
final class GlibcVersions {
    private static final String PREFIX = "GLIBC_";

    private GlibcVersions() {}

    /** The highest of them; null if there is none. */
    static Version highest(List<String> definitions) {
        Version highest = null;
        for (String name : definitions) {
            Version version = name.startsWith(PREFIX) ? Version.parse(name.substring(PREFIX.length())) : null;
            if (version != null && (highest == null || version.compareTo(highest) > 0)) {
                highest = version;
            }
        }
        return highest;
    }
}
