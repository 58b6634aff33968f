package io.github.ferrule.plugin.build.explain;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The output of tools without colors, in pieces that each begin with {@code error} or {@code warning}. */
final class ToolText {

    private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");
    private static final Pattern PIECE = Pattern.compile("(?m)^(?=(error|Error|warning)\\b)");
    private static final Pattern SUMMARY =
            Pattern.compile("error: (could not compile|build failed|aborting|failed to run custom build command).*");

    private final List<String> pieces;

    private ToolText(List<String> pieces) {
        this.pieces = pieces;
    }

    static ToolText of(String output) {
        return new ToolText(Arrays.asList(PIECE.split(COLOR.matcher(output).replaceAll(""))));
    }

    /** Returns only the pieces that name a target. */
    ToolText naming(TargetTriple target) {
        Pattern mention = mention(target);
        return new ToolText(
                pieces.stream().filter(piece -> mention.matcher(piece).find()).toList());
    }

    /** Returns the text without the pieces that name only other targets: one cargo process builds several. */
    ToolText withoutThoseOf(TargetTriple target, Collection<TargetTriple> all) {
        List<Pattern> others = all.stream()
                .filter(other -> !other.equals(target))
                .map(ToolText::mention)
                .toList();
        Pattern own = mention(target);
        return new ToolText(pieces.stream()
                .filter(piece -> own.matcher(piece).find()
                        || others.stream()
                                .noneMatch(other -> other.matcher(piece).find()))
                .toList());
    }

    /** Returns the first lines of the first errors, without those that only summarize others. */
    List<String> headlines(int most) {
        return pieces.stream()
                .map(piece -> piece.lines().findFirst().orElse(""))
                .filter(line -> line.startsWith("error") || line.startsWith("Error"))
                .filter(line -> !SUMMARY.matcher(line).matches())
                .distinct()
                .limit(most)
                .toList();
    }

    @Override
    public String toString() {
        return pieces.stream().collect(Collectors.joining());
    }

    /** Matches the triple as a separate word: rustup's {@code stable-x86_64-unknown-linux-gnu} is the name of a toolchain. */
    private static Pattern mention(TargetTriple target) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(target.text()) + "(?![\\w-])");
    }
}
