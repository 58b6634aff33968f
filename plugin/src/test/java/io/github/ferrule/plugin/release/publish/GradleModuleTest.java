package io.github.ferrule.plugin.release.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.bundle.Coordinates;
import io.github.ferrule.plugin.release.publish.MavenDependency.Exclusion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The attributes by which Gradle distinguishes the variants of a release. */
class GradleModuleTest {

    private final JsonNode module = parse(new GradleModule(
            new Coordinates("com.acme", "mathlib", "1.4.0"),
            file("mathlib-1.4.0.jar"),
            new TreeMap<>(Map.of(
                    TargetTriple.parse("x86_64-unknown-linux-gnu"), file("mathlib-1.4.0-linux-x86_64.jar"),
                    TargetTriple.parse("x86_64-unknown-linux-musl"), file("mathlib-1.4.0-linux-x86_64-musl.jar"),
                    TargetTriple.parse("aarch64-apple-darwin"), file("mathlib-1.4.0-osx-aarch_64.jar"))),
            List.of(
                    new MavenDependency("com.acme", "api", "1", "", true, List.of(new Exclusion("org.acme", "*"))),
                    new MavenDependency("com.acme", "runtime", "2", "natives", false, List.of()))));

    @Test
    void withoutAttributesAConsumerGetsWhatMavenGives() {
        assertThat(variant("apiElements").path("files")).hasSize(1);
        assertThat(variant("apiElements").path("dependencies")).hasSize(1);
        assertThat(variant("runtimeElements").path("files")).hasSize(1);
        assertThat(variant("runtimeElements").path("dependencies")).hasSize(2);
    }

    @Test
    void gradleExcludesTheSameDependenciesAsThePom() {
        JsonNode dependencies = variant("runtimeElements").path("dependencies");
        assertThat(dependencies.path(0).path("excludes").toString())
                .isEqualTo("[{\"group\":\"org.acme\",\"module\":\"*\"}]");
        assertThat(dependencies.path(1).has("excludes")).isFalse();
    }

    @Test
    void thePomMayHaveAnyEncoding() {
        String pom = "<!-- " + GradleModule.MARKER + " --><name>Bücher</name>";
        assertThat(GradleModule.isAnnouncedBy(pom.getBytes(StandardCharsets.ISO_8859_1)))
                .isTrue();
        assertThat(GradleModule.isAnnouncedBy("<name/>".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void aPlatformHasGradlesOwnNames() {
        JsonNode attributes = variant("osx-aarch_64-runtimeElements").path("attributes");
        assertThat(attributes.path("org.gradle.native.operatingSystem").asText())
                .isEqualTo("macos");
        assertThat(attributes.path("org.gradle.native.architecture").asText()).isEqualTo("aarch64");
    }

    @Test
    void onlyMuslHasToBeAskedFor() {
        assertThat(variant("linux-x86_64-runtimeElements").path("attributes").has(GradleModule.LIBC))
                .isFalse();
        assertThat(variant("linux-x86_64-musl-runtimeElements")
                        .path("attributes")
                        .path(GradleModule.LIBC)
                        .asText())
                .isEqualTo("musl");
    }

    private JsonNode variant(String name) {
        for (JsonNode variant : module.path("variants")) {
            if (variant.path("name").asText().equals(name)) {
                return variant;
            }
        }
        throw new AssertionError("no variant " + name + " in " + module);
    }

    private static PublishedFile file(String name) {
        return new PublishedFile(name, 1, Map.of("sha1", "00"));
    }

    private static JsonNode parse(GradleModule module) {
        try {
            return new JsonMapper().readTree(module.format());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
