package io.github.ferrule.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
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
}
