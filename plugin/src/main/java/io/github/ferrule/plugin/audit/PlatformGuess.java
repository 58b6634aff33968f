package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Guesses the platform of a library from its path in a jar. */
final class PlatformGuess {

    private static final String NONE = "none";

    private record Word(String part, String word, Pattern expression) {}

    private static final List<Word> WORDS = TextTable.read("platform-words.txt", 3).stream()
            .map(row -> new Word(row.get(0), row.get(1), Pattern.compile(row.get(2))))
            .toList();

    private PlatformGuess() {}

    static Optional<TargetTriple> of(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return find("arch", lower)
                .flatMap(architecture -> find("os", lower).map(os -> triple(architecture, os, lower)))
                .filter(triple -> !triple.contains(NONE))
                .map(TargetTriple::parse);
    }

    /** Returns true if the path names a platform that Rust does not support. */
    static boolean isElsewhere(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return Stream.of("arch", "os").anyMatch(part -> find(part, lower).equals(Optional.of(NONE)));
    }

    private static Optional<String> find(String part, String path) {
        return WORDS.stream()
                .filter(word -> word.part().equals(part)
                        && word.expression().matcher(path).find())
                .map(Word::word)
                .findFirst();
    }

    private static String triple(String architecture, String os, String path) {
        return switch (os) {
            case "windows" -> architecture + "-pc-windows-msvc";
            case "darwin" -> architecture + "-apple-darwin";
            case "android" -> architecture + "-linux-android";
            case "linux" ->
                architecture + "-unknown-linux-"
                        + find("libc", path).orElse("gnu")
                        + (architecture.equals("arm") ? find("float", path).orElse("") : "");
            default -> architecture + "-unknown-" + os;
        };
    }
}
