package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.target.TargetSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A {@code <target>} of the configuration: a triple as text, or with elements of its own.
 *
 * <pre>{@code
 * <target>x86_64-unknown-linux-gnu.2.17</target>
 * <target><triple>x86_64-pc-windows-gnu</triple><features>simd</features></target>
 * }</pre>
 */
public final class Target {

    static final String AUTO = "auto";

    private String triple;
    private String backend;
    private String profile;
    private String features;
    private String rustflags;
    private Map<String, String> environment;

    /** Takes the text of an element that has no elements in it: Maven calls it so. */
    public void set(String text) {
        this.triple = text;
    }

    TargetRequest toRequest(Optional<String> usualBackend) {
        return new TargetRequest(
                TargetSpec.parse(triple == null ? "" : triple.trim()),
                backend == null ? usualBackend : Optional.of(backend).filter(name -> !name.equals(AUTO)),
                Optional.ofNullable(profile),
                words(features, ","),
                words(rustflags, "\\s+"),
                new TreeMap<>(environment == null ? Map.of() : environment));
    }

    private static List<String> words(String text, String separator) {
        return text == null
                ? List.of()
                : Arrays.stream(text.trim().split(separator))
                        .flatMap(word -> word.isBlank() ? Stream.empty() : Stream.of(word.trim()))
                        .toList();
    }
}
