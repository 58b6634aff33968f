package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.PropertiesText;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The descriptor of a library, which the loader uses to choose and verify it.
 *
 * @param version the version of the artifact
 * @param resource the path of the library in the jar
 * @param target the platform; one of several for a universal file
 * @param library the library and the facts read from it
 */
public record TargetDescriptor(String version, String resource, TargetTriple target, BundledLibrary library) {

    /** Returns the text of the descriptor. */
    public String format() {
        BuiltLibrary built = library.built();
        SortedMap<String, String> values = new TreeMap<>();
        values.put("format", "1");
        values.put("library", built.library());
        values.put("version", version);
        values.put("triple", target.text());
        values.put("os", target.os().canonicalName());
        values.put("arch", target.architecture().canonicalName());
        values.put("libc", target.libc().canonicalName());
        values.put("resource", resource);
        values.put("size", Long.toString(built.fingerprint().size()));
        values.put("sha256", built.fingerprint().sha256());
        values.put("crc32", built.fingerprint().crc32());
        values.put("rustc", built.provenance().rustc());
        values.put("profile", built.provenance().profile());
        values.put("features", String.join(",", built.provenance().features()));
        library.content().binary().ifPresent(binary -> {
            binary.glibc().ifPresent(version -> values.put("glibc", version.toString()));
            binary.minimumMacOs().ifPresent(version -> values.put("macos", version.toString()));
            values.put("needed", String.join(",", binary.needed()));
        });
        values.values().removeIf(String::isEmpty);
        return PropertiesText.format(values);
    }
}
