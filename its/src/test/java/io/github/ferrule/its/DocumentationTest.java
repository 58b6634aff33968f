package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.maven.DocumentationPage;
import io.github.ferrule.its.maven.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every example of the documentation is run by a test, or the page has the reason why not. */
class DocumentationTest {

    private static final List<String> MODULES = List.of("plugin", "native-loader", "its");

    @Test
    void everyExampleNamesItsTestOrTheReasonWhyThereIsNone() {
        assertThat(examples())
                .hasSizeGreaterThan(80)
                .allSatisfy(example -> assertThat(Stream.concat(example.test().stream(), example.notRun().stream()))
                        .as(example.toString())
                        .hasSize(1)
                        .doesNotContain(""));
    }

    /** Those of this module check in addition that they have taken the example. */
    @Test
    void theTestsExistAndReadThePage() throws IOException {
        Map<String, String> sources = sources();
        assertThat(examples())
                .allSatisfy(example -> example.test().ifPresent(test -> {
                    assertThat(sources).as(example.toString()).containsKey(test);
                    assertThat(test).matches("\\w+(IT|Test)");
                    assertThat(sources.get(test))
                            .as(example.toString())
                            .contains(Path.of(example.page()).getFileName().toString());
                }));
    }

    private static List<Example> examples() {
        return DocumentationPage.all().stream()
                .flatMap(page -> page.examples().stream())
                .filter(example -> !example.language().equals("mermaid"))
                .toList();
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/test/java"))) {
                for (Path file :
                        files.filter(it -> it.toString().endsWith(".java")).toList()) {
                    sources.put(file.getFileName().toString().replaceFirst("\\.java$", ""), Files.readString(file));
                }
            }
        }
        return sources;
    }
}
