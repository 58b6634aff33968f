package io.github.ferrule.its.maven;

import java.util.List;

/**
 * The output of one call of Maven.
 *
 * @param exitCode zero means success
 * @param lines the lines, as they came
 */
public record MavenLog(int exitCode, List<String> lines) {

    public String text() {
        return String.join("\n", lines);
    }
}
