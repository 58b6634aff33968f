package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Map;

/** The values of the placeholders of a pattern. */
final class PlaceholderValues {

    /** The names of the placeholders. */
    static final List<String> KEYS = List.of(
            "os",
            "arch",
            "libc",
            "abi",
            "jna",
            "jna:os",
            "jna:arch",
            "os-detector",
            "os-detector:os",
            "os-detector:arch",
            "triple",
            "library",
            "prefix",
            "suffix",
            "file",
            "version");

    private PlaceholderValues() {}

    static Map<String, String> of(TargetTriple target, String library, String version) {
        String file = target.os().libraryFileName(library);
        String musl = "-musl";
        String jna = withoutEnd(target.jnaPrefix(), musl);
        String detector = withoutEnd(target.classifier(), musl);
        return Map.ofEntries(
                Map.entry("os", target.os().canonicalName()),
                Map.entry("arch", target.architecture().canonicalName()),
                Map.entry("libc", target.libc().canonicalName()),
                Map.entry("abi", target.environment()),
                Map.entry("jna", target.jnaPrefix()),
                Map.entry("jna:os", jna.substring(0, jna.indexOf('-'))),
                Map.entry("jna:arch", jna.substring(jna.indexOf('-') + 1)),
                Map.entry("os-detector", target.classifier()),
                Map.entry("os-detector:os", detector.substring(0, detector.indexOf('-'))),
                Map.entry("os-detector:arch", detector.substring(detector.indexOf('-') + 1)),
                Map.entry("triple", target.text()),
                Map.entry("library", library),
                Map.entry("prefix", file.substring(0, file.indexOf(library))),
                Map.entry("suffix", file.substring(file.indexOf(library) + library.length())),
                Map.entry("file", file),
                Map.entry("version", version));
    }

    private static String withoutEnd(String text, String end) {
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }
}
