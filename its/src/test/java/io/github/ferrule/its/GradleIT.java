package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.bed.ExecutedPlatform;
import io.github.ferrule.its.maven.TestProject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gradle's own engine resolves the published quickstart, which then runs on each platform. */
class GradleIT {

    private static final String PLAIN = "none";
    private static final Map<String, List<Path>> RESOLVED = new TreeMap<>();

    private static TestProject gradle;

    @BeforeAll
    static void resolve() throws IOException {
        gradle = TestProject.copy("gradle", "gradle");
        gradle.maven().succeeds("compile", "dependency:build-classpath", "-Dmdep.outputFile=target/class-path.txt");
        List<String> attributes = new ArrayList<>(List.of(PLAIN));
        Arrays.stream(ExecutedPlatform.values())
                .map(ExecutedPlatform::gradleAttributes)
                .distinct()
                .forEach(attributes::add);
        RESOLVED.putAll(resolved("quickstart", attributes));
    }

    /** Returns the runtime class path of a project with one dependency, for each set of attributes. */
    private static Map<String, List<Path>> resolved(String artifact, List<String> attributes) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                "target/classes" + File.pathSeparator + Files.readString(gradle.path("target/class-path.txt")),
                "Resolve",
                "com.example:" + artifact + ":" + QuickstartRelease.VERSION,
                String.join(
                        ",",
                        QuickstartRelease.get().repository(),
                        repository("ferrule.its.repository"),
                        repository("ferrule.its.outerRepository"))));
        arguments.addAll(attributes);
        Map<String, List<Path>> resolved = new TreeMap<>();
        BedProgram.of("java.17")
                .run(gradle.path("."), arguments.toArray(String[]::new))
                .lines()
                .forEach(line -> {
                    if (line.contains("=/")) {
                        resolved.computeIfAbsent(line.substring(0, line.indexOf('=')), key -> new ArrayList<>())
                                .add(Path.of(line.substring(line.indexOf('=') + 1)));
                    }
                });
        return resolved;
    }

    @ParameterizedTest
    @EnumSource
    void theAttributesOfAPlatformLeadToItsJarAndItRuns(ExecutedPlatform platform) {
        List<Path> files = RESOLVED.get(platform.gradleAttributes());
        assertThat(quickstart(files)).containsExactlyInAnyOrder(jar(""), jar("-" + platform.classifier()));
        Consumer consumer = Consumer.of("natives", "natives", "", "package", "dependency:copy-dependencies");
        List<String> classPath = new ArrayList<>(List.of(consumer.classes().toString()));
        files.forEach(file -> classPath.add(file.toString()));
        assertThat(platform.executes(
                        "the quickstart, Gradle variant",
                        consumer.folder(),
                        "-cp",
                        String.join(File.pathSeparator, classPath),
                        Consumer.MAIN))
                .contains("found [2015-05-15] on " + platform.systemName());
    }

    @Test
    void withoutAttributesThereIsTheMainJarAsForMaven() {
        assertThat(quickstart(RESOLVED.get(PLAIN))).containsExactly(jar(""));
        assertThat(RESOLVED.get(PLAIN))
                .anyMatch(file -> file.getFileName().toString().startsWith("ferrule-native-loader-"))
                .anyMatch(file -> file.getFileName().toString().startsWith("jna-"));
    }

    @Test
    void thePomOfAllPlatformsLeadsToTheJarOfEach() throws IOException {
        List<Path> files = resolved("quickstart-platform", List.of(PLAIN)).get(PLAIN);
        List<String> expected = new ArrayList<>(List.of(jar("")));
        Arrays.stream(ExecutedPlatform.values())
                .map(ExecutedPlatform::classifier)
                .distinct()
                .forEach(classifier -> expected.add(jar("-" + classifier)));
        assertThat(quickstart(files)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyFileIsDescribedAsItIs() throws IOException {
        Path folder = QuickstartRelease.get().folder();
        JsonNode module = new JsonMapper()
                .readTree(folder.resolve("quickstart-" + QuickstartRelease.VERSION + ".module")
                        .toFile());
        assertThat(module.path("formatVersion").asText()).isEqualTo("1.1");
        for (JsonNode variant : module.path("variants")) {
            for (JsonNode file : variant.path("files")) {
                Path published = folder.resolve(file.path("url").asText());
                assertThat(published).hasSize(file.path("size").asLong());
                assertThat(published).hasDigest("SHA-512", file.path("sha512").asText());
                assertThat(published).hasDigest("SHA-256", file.path("sha256").asText());
                assertThat(published).hasDigest("SHA-1", file.path("sha1").asText());
                assertThat(published).hasDigest("MD5", file.path("md5").asText());
            }
        }
    }

    private static List<String> quickstart(List<Path> files) {
        return files.stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.startsWith("quickstart-"))
                .sorted()
                .toList();
    }

    private static String jar(String classifier) {
        return "quickstart-" + QuickstartRelease.VERSION + classifier + ".jar";
    }

    private static String repository(String property) {
        return Path.of(System.getProperty(property)).toUri().toString();
    }
}
