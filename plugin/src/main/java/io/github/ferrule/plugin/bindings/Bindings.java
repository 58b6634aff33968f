package io.github.ferrule.plugin.bindings;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The generated files of an API. The same API always gives the same text.
 *
 * @param base the Java sources for all Java releases, by their path below a source root
 * @param java22 the sources that replace some of them on Java 22 and later; empty unless there are two implementations
 * @param imageMetadata the {@code reachability-metadata.json} for GraalVM
 */
public record Bindings(Map<String, String> base, Map<String, String> java22, String imageMetadata) {

    public Bindings {
        base = Map.copyOf(base);
        java22 = Map.copyOf(java22);
    }

    /** Writes an API with one implementation. */
    public static Bindings of(JavaApi api, Implementation implementation) {
        ImageMetadata metadata = new ImageMetadata();
        return new Bindings(write(api, implementation, true, metadata), Map.of(), metadata.text());
    }

    /**
     * Writes an API that is called by JNA, and by FFM on Java 22 and later. The functions as C sees them are not public,
     * because their types differ.
     */
    public static Bindings multiRelease(JavaApi api) {
        ImageMetadata metadata = new ImageMetadata();
        Map<String, String> base = write(api, Implementation.JNA, false, metadata);
        Map<String, String> java22 = new TreeMap<>(write(api, Implementation.FFM, false, metadata));
        java22.entrySet().removeIf(file -> file.getValue().equals(base.get(file.getKey())));
        return new Bindings(base, java22, metadata.text());
    }

    /**
     * Compiles the sources for Java 22, together with those that they share with other releases.
     *
     * @return the class files, by their path below the folder of the release
     */
    public Map<String, byte[]> compileJava22(SourceCompiler compiler) throws IOException {
        Map<String, String> sources = new TreeMap<>(base);
        sources.putAll(java22);
        Map<String, byte[]> classes = new TreeMap<>(compiler.compile(sources));
        classes.keySet().removeIf(path -> !java22.containsKey(path.replaceFirst("(\\$.*)?\\.class$", ".java")));
        return classes;
    }

    private static Map<String, String> write(
            JavaApi api, Implementation implementation, boolean publicNatives, ImageMetadata metadata) {
        ApiWriter writer = switch (implementation) {
            case JNA -> new JnaWriter(api, publicNatives);
            case FFM -> new FfmWriter(api, publicNatives);
        };
        Map<String, String> sources = writer.write();
        writer.describe(metadata);
        return sources;
    }
}
