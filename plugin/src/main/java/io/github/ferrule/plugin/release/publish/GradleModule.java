package io.github.ferrule.plugin.release.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ferrule.plugin.build.target.Architecture;
import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.bundle.Coordinates;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The file that accompanies a pom, from which Gradle chooses a platform's jar by the consumer's operating system and
 * architecture.
 *
 * <p>Format: Gradle Module Metadata 1.1, as published with Gradle's sources.
 *
 * @param coordinates the release
 * @param main the project's own jar
 * @param platforms the jar of each platform
 * @param dependencies the dependencies that users of the project get
 */
public record GradleModule(
        Coordinates coordinates,
        PublishedFile main,
        SortedMap<TargetTriple, PublishedFile> platforms,
        List<MavenDependency> dependencies) {

    /** The comment that a pom must contain for Gradle to look for this file. */
    public static final String MARKER = "do_not_remove: published-with-gradle-metadata";

    /** The attribute that distinguishes musl from glibc, because Gradle has none; absent means glibc. */
    public static final String LIBC = "io.github.ferrule.libc";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Returns true if a pom, in any encoding, tells Gradle to look for the file. */
    public static boolean isAnnouncedBy(byte[] pom) {
        return new String(pom, StandardCharsets.ISO_8859_1).contains(MARKER);
    }

    public GradleModule {
        platforms = new TreeMap<>(platforms);
        dependencies = List.copyOf(dependencies);
    }

    /** Returns the text of the file. */
    public String format() {
        List<Object> variants = new ArrayList<>();
        variants.add(variant("apiElements", attributes("java-api"), true, List.of(main)));
        variants.add(variant("runtimeElements", attributes("java-runtime"), false, List.of(main)));
        platforms.forEach((target, jar) -> variants.add(
                variant(target.classifier() + "-runtimeElements", attributes(target), false, List.of(main, jar))));
        Map<String, Object> module = new LinkedHashMap<>();
        module.put("formatVersion", "1.1");
        module.put("component", component());
        module.put("createdBy", Map.of("maven", Map.of()));
        module.put("variants", variants);
        try {
            return JSON.writeValueAsString(module).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts are JSON", e);
        }
    }

    private Map<String, Object> component() {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("group", coordinates.groupId());
        component.put("module", coordinates.artifactId());
        component.put("version", coordinates.version());
        component.put("attributes", Map.of("org.gradle.status", isSnapshot() ? "integration" : "release"));
        return component;
    }

    private boolean isSnapshot() {
        return coordinates.version().endsWith("-SNAPSHOT");
    }

    private Map<String, Object> variant(
            String name, Map<String, Object> attributes, boolean api, List<PublishedFile> files) {
        Map<String, Object> variant = new LinkedHashMap<>();
        variant.put("name", name);
        variant.put("attributes", attributes);
        variant.put(
                "dependencies",
                dependencies.stream()
                        .filter(dependency -> !api || dependency.api())
                        .map(GradleDependency::of)
                        .toList());
        variant.put("files", files.stream().map(GradleModule::file).toList());
        return variant;
    }

    private static Map<String, Object> attributes(String usage) {
        return new TreeMap<>(Map.of(
                "org.gradle.category", "library",
                "org.gradle.dependency.bundling", "external",
                "org.gradle.libraryelements", "jar",
                "org.gradle.usage", usage));
    }

    private static Map<String, Object> attributes(TargetTriple target) {
        Map<String, Object> attributes = attributes("java-runtime");
        attributes.put("org.gradle.native.operatingSystem", target.os().canonicalName());
        attributes.put(
                "org.gradle.native.architecture",
                target.architecture() == Architecture.X86_64
                        ? "x86-64"
                        : target.architecture().canonicalName());
        if (target.libc() == Libc.MUSL) {
            attributes.put(LIBC, target.libc().canonicalName());
        }
        return attributes;
    }

    private static Map<String, Object> file(PublishedFile file) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", file.name());
        values.put("url", file.name());
        values.put("size", file.size());
        values.putAll(file.digests());
        return values;
    }
}
