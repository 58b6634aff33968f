package io.github.ferrule.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The audit page lists every finding with the name, severity, and meaning that it has in the code. */
class FindingTableTest {

    @Test
    void theTableOfTheAuditPageIsTheTableInTheCode() throws IOException {
        assertThat(Files.readAllLines(Path.of("..", "docs", "audit.md")))
                .filteredOn(line -> line.startsWith("| FERRULE-3"))
                .containsExactlyElementsOf(Arrays.stream(FindingCode.values())
                        .map(code -> "| %s | `%s` | %s | %s |"
                                .formatted(
                                        code,
                                        code.id(),
                                        code.defaultSeverity().name().toLowerCase(Locale.ROOT),
                                        code.title()))
                        .toList());
    }

    @Test
    void theTableOfChecksListsTheFindingsOfEach() throws IOException {
        List<String> page = Files.readAllLines(Path.of("..", "docs", "audit.md"));
        for (Check check : Check.values()) {
            String row = page.stream()
                    .filter(line -> line.startsWith("| " + check.title() + " | "))
                    .findFirst()
                    .orElseThrow();
            assertThat(codes(row.split("\\|")[2].trim()))
                    .as(check.title())
                    .isEqualTo(Arrays.stream(FindingCode.values())
                            .filter(code -> code.check() == check)
                            .map(code -> Integer.valueOf(code.toString().substring("FERRULE-".length())))
                            .collect(Collectors.toSet()));
        }
    }

    /** Expands {@code 301–303, 306}; a range covers the codes that exist. */
    private static Set<Integer> codes(String text) {
        return Arrays.stream(text.split(", "))
                .map(part -> part.split("–"))
                .flatMap(range -> IntStream.rangeClosed(
                                Integer.parseInt(range[0]), Integer.parseInt(range[range.length - 1]))
                        .boxed())
                .collect(Collectors.toSet());
    }
}
