package io.github.ferrule.plugin.build.explain;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The output of tools without colors, in pieces that each begin with {@code error} or {@code warning}. */
final class ToolMessages {

    private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");
    private static final Pattern PIECE = Pattern.compile("(?m)^(?=(error|Error|warning)\\b)");
    private static final Pattern SUMMARY = Pattern.compile("error: (could not compile|build failed|aborting).*");
    private static final Pattern PLACE = Pattern.compile("(?m)^ *--> (\\S.*:\\d+:\\d+)$");
    private static final Pattern UNDEFINED =
            Pattern.compile("undefined (symbol: \\S+|symbol \\S+|reference to [`'\"][^`'\"]+[`'\"])");
    private static final int SCRIPT_LINES = 5;

    private final List<String> pieces;

    private ToolMessages(List<String> pieces) {
        this.pieces = pieces;
    }

    static ToolMessages of(String output) {
        return new ToolMessages(Arrays.asList(PIECE.split(COLOR.matcher(output).replaceAll(""))));
    }

    /** Returns only the pieces that name a target. */
    ToolMessages naming(TargetTriple target) {
        Pattern mention = mention(target);
        return new ToolMessages(
                pieces.stream().filter(piece -> mention.matcher(piece).find()).toList());
    }

    /** Returns the text without the pieces that name only other targets: one cargo process builds several. */
    ToolMessages withoutThoseOf(TargetTriple target, Collection<TargetTriple> all) {
        List<Pattern> others = all.stream()
                .filter(other -> !other.equals(target))
                .map(ToolMessages::mention)
                .toList();
        Pattern own = mention(target);
        return new ToolMessages(pieces.stream()
                .filter(piece -> own.matcher(piece).find()
                        || others.stream()
                                .noneMatch(other -> other.matcher(piece).find()))
                .toList());
    }

    /** Returns the first errors with their places, without the lines that only count errors. */
    List<String> headlines(int most) {
        return pieces.stream()
                .filter(piece -> piece.startsWith("error") || piece.startsWith("Error"))
                .map(ToolMessages::headline)
                .filter(lines -> !SUMMARY.matcher(lines.get(0)).matches())
                .distinct()
                .limit(most)
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the first line of an error, and the line that says where it is or what it misses. */
    private static List<String> headline(String piece) {
        List<String> lines = new ArrayList<>();
        piece.lines().findFirst().ifPresent(lines::add);
        if (lines.get(0).startsWith("error: failed to run custom build command")) {
            lines.addAll(lastLinesOfScript(piece));
            return lines;
        }
        Matcher place = PLACE.matcher(piece);
        if (place.find()) {
            lines.add("  at " + place.group(1));
        }
        UNDEFINED
                .matcher(piece)
                .results()
                .map(found -> "  " + found.group())
                .distinct()
                .limit(3)
                .forEach(lines::add);
        return lines;
    }

    private static List<String> lastLinesOfScript(String piece) {
        List<String> lines = piece.lines()
                .dropWhile(line -> !line.strip().equals("--- stderr"))
                .skip(1)
                .takeWhile(line -> !SUMMARY.matcher(line).matches() && !line.startsWith("warning: build failed"))
                .filter(line -> !line.isBlank() && !line.contains("RUST_BACKTRACE"))
                .map(line -> "  " + line.strip())
                .toList();
        return lines.subList(Math.max(0, lines.size() - SCRIPT_LINES), lines.size());
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
