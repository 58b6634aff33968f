package io.github.ferrule.plugin.surface;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The source files of a crate. */
final class RustSource {

    /** A larger source file has no hand-written function. */
    private static final long LARGEST = 4 << 20;

    private static final int DEEPEST = 16;

    /** Comments, strings and characters; a lifetime has no quote at its end. What nobody closes goes on to the end. */
    private static final Pattern TEXT =
            Pattern.compile("//[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z)|r(#{0,255}+)\"(?s:.*?)(?:\"\\1|\\z)"
                    + "|\"(?:[^\"\\\\]|\\\\(?s:.))*+(?:\"|\\\\?\\z)"
                    + "|'(?:[^'\\\\\\n]|\\\\[^u\\n]|\\\\u\\{[^}]{0,16}})[^'\\n]{0,3}'");

    private RustSource() {}

    /** Lists the source files of a crate. */
    static List<Path> files(Path crate) throws IOException {
        try (Stream<Path> files = Files.walk(crate, DEEPEST)) {
            return files.filter(RustSource::isSource).toList();
        }
    }

    static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    /** Replaces comments and strings with spaces, so that every line keeps its number. */
    static String withoutText(String code) {
        Matcher text = TEXT.matcher(code);
        return text.replaceAll(match -> match.group().replaceAll("[^\n]", " "));
    }

    private static boolean isSource(Path file) {
        return file.getFileName().toString().endsWith(".rs")
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && file.toFile().length() <= LARGEST;
    }
}
