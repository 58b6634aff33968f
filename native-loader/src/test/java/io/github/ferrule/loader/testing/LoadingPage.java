package io.github.ferrule.loader.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A section of {@code docs/loading.md}, whose examples are there to be tried. */
public final class LoadingPage {
    private final String section;

    private LoadingPage(String section) {
        this.section = section;
    }

    /** Returns the section under a heading that begins so. */
    public static LoadingPage section(String heading) {
        try {
            String page = Files.readString(Path.of("../docs/loading.md"));
            int begin = page.indexOf("\n## " + heading);
            assertThat(begin).as(heading).isNotNegative();
            int end = page.indexOf("\n## ", begin + 1);
            return new LoadingPage(page.substring(begin, end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the only example of a language. */
    public String example(String language) {
        Matcher example = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(section);
        assertThat(example.find()).as("an example in " + language).isTrue();
        return example.group(1);
    }

    /** Returns the only line that begins with this tool and has these options. */
    public String command(String tool, String... options) {
        List<String> found = new ArrayList<>();
        for (String line : section.split("\n")) {
            boolean matches = line.startsWith(tool + " ");
            for (String option : options) {
                matches &= line.contains(" " + option);
            }
            if (matches) {
                found.add(line);
            }
        }
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
