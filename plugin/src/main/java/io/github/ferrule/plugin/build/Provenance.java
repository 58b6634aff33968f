package io.github.ferrule.plugin.build;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The tools and settings that a library was built with. The record leaves the machine, so user names and passwords in URLs are
 * replaced.
 *
 * @param rustc version of the compiler
 * @param backend the backend that ran
 * @param profile cargo profile
 * @param features cargo features that were asked for
 * @param rustflags additional flags of rustc
 */
public record Provenance(String rustc, String backend, String profile, List<String> features, List<String> rustflags) {

    private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)[^/@\\s]+(?=@)");

    public Provenance {
        features = List.copyOf(features);
        rustflags = rustflags.stream()
                .map(flag -> CREDENTIALS.matcher(flag).replaceAll("***"))
                .toList();
    }
}
