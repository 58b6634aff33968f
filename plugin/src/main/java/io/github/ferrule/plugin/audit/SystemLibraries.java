package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The libraries that each platform provides. */
final class SystemLibraries {

    /** The degree to which a platform provides a library. */
    enum Standing {
        ALWAYS,
        USUALLY,
        RUNTIME,
        FOREIGN
    }

    private record Entry(Standing standing, Pattern name) {}

    /** By platform: most runs need the libraries of one or two. */
    private static final Map<String, List<Entry>> KNOWN = new ConcurrentHashMap<>();

    private SystemLibraries() {}

    private static List<Entry> read(String platform) {
        return TextTable.read("system-libraries.txt", 3).stream()
                .filter(row -> row.get(0).equals(platform))
                .flatMap(row -> Arrays.stream(row.get(2).split(" "))
                        .map(name -> new Entry(Standing.valueOf(row.get(1).toUpperCase(Locale.ROOT)), glob(name))))
                .toList();
    }

    /** Windows ignores case in file names; elsewhere no two names differ only in case. */
    private static Pattern glob(String name) {
        return Pattern.compile("\\Q" + name.replace("*", "\\E.*\\Q") + "\\E", Pattern.CASE_INSENSITIVE);
    }

    static Standing of(TargetTriple platform, String library) {
        String key = platform.os().canonicalName()
                + (platform.libc() == Libc.PLATFORM ? "" : "-" + platform.libc().canonicalName());
        return KNOWN.computeIfAbsent(key, SystemLibraries::read).stream()
                .filter(entry -> entry.name().matcher(library).matches())
                .map(Entry::standing)
                .findFirst()
                .orElse(Standing.FOREIGN);
    }
}
