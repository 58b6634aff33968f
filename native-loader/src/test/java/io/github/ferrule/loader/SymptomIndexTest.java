package io.github.ferrule.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index by symptom in {@code docs/troubleshooting.md}: texts that people paste into a search. */
class SymptomIndexTest {
    private String page;
    private String index;

    @BeforeEach
    void read() throws Exception {
        page = Files.readString(Path.of("../docs/troubleshooting.md"));
        int begin = page.indexOf("## Index by symptom");
        index = page.substring(begin, page.indexOf("\n## ", begin + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`GLIBC_2.34' not found",
                "failed to map segment",
                "Could not initialize class",
                "Unable to load library",
                "no mathlib in java.library.path",
                "already loaded in another classloader",
                "cannot open shared object file",
                "Error relocating",
                "Can't find dependent libraries",
                "Too many open files",
                "No space left on device",
                "invalid ELF header"
            })
    void hasTheTextsThatPeopleSearchFor(String text) {
        assertThat(index).contains(text);
    }

    @Test
    void everyLinkLeadsToAnEntry() {
        List<MatchResult> links = Pattern.compile("\\(#(ferrule-\\d+)\\)")
                .matcher(index)
                .results()
                .toList();
        assertThat(links).hasSizeGreaterThan(15);
        assertThat(links)
                .allSatisfy(
                        link -> assertThat(page).contains("### " + link.group(1).toUpperCase() + "\n"));
    }
}
