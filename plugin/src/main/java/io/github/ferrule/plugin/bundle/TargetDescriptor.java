package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.PropertiesText;
import io.github.ferrule.plugin.target.TargetTriple;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a bundle says about one library, for the loader to choose and check by.
 *
 * @param version the version of the artifact
 * @param resource where the library lies in the jar
 * @param library the library as it was built
 */
public record TargetDescriptor(String version, String resource, BuiltLibrary library) {

    /** The text of the descriptor. */
    public String format() {
        TargetTriple target = library.target().triple();
        SortedMap<String, String> values = new TreeMap<>();
        values.put("format", "1");
        values.put("library", library.library());
        values.put("version", version);
        values.put("triple", target.text());
        values.put("os", target.os().canonicalName());
        values.put("arch", target.architecture().canonicalName());
        values.put("libc", target.libc().canonicalName());
        values.put("resource", resource);
        values.put("size", Long.toString(library.fingerprint().size()));
        values.put("sha256", library.fingerprint().sha256());
        values.put("crc32", library.fingerprint().crc32());
        values.put("rustc", library.provenance().rustc());
        values.put("profile", library.provenance().profile());
        values.put("features", String.join(",", library.provenance().features()));
        values.values().removeIf(String::isEmpty);
        return PropertiesText.format(values);
    }
}
