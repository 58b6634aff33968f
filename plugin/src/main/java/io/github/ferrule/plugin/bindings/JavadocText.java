package io.github.ferrule.plugin.bindings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes Rust documentation as Javadoc.
 *
 * <p>The text may contain anything; nothing in it can end the comment, start a tag, or become an escape of Java.
 */
final class JavadocText {

    private static final Pattern ITEM = Pattern.compile("\\s{0,3}(?:[-*+]|(\\d{1,9})[.)])\\s+(.*)");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*)");
    private static final Pattern INLINE = Pattern.compile(
            "`(?<code>[^`]+)`|\\[(?<text>[^\\[\\]]+)](?:\\((?<target>[^()\\s]*)\\))?|\\*\\*(?<bold>[^*]+)\\*\\*");
    private static final Pattern ADDRESS = Pattern.compile("https?://[\\w./?#=&%+~:,;!-]+");

    private static final String FENCED = "</pre>";
    private static final String PARAGRAPH = "";

    private final StringBuilder text = new StringBuilder();

    /** The end of the block that is open; nothing if none is. */
    private String ending;

    private boolean afterBlank;

    private JavadocText() {}

    /**
     * Converts Markdown as far as it is common in {@code ///} comments: paragraphs, headings, lists, code, fenced code, links,
     * and bold text.
     */
    static String ofMarkdown(String markdown) {
        JavadocText javadoc = new JavadocText();
        markdown.lines().forEach(javadoc::add);
        javadoc.close();
        return harmless(javadoc.text.toString());
    }

    private void add(String line) {
        Matcher item = ITEM.matcher(line);
        Matcher heading = HEADING.matcher(line);
        boolean fence = line.strip().startsWith("```");
        if (FENCED.equals(ending)) {
            if (fence) {
                close();
            } else {
                text.append('\n').append(escape(line));
            }
        } else if (fence) {
            open("<pre>", FENCED);
        } else if (line.isBlank()) {
            if (PARAGRAPH.equals(ending)) {
                close();
            }
        } else if (heading.matches()) {
            open("<p><b>" + inline(heading.group(1)) + "</b>", PARAGRAPH);
            close();
        } else if (item.matches()) {
            addItem(item.group(1) == null ? "ul" : "ol", inline(item.group(2)));
        } else if (ending == null || afterBlank && !Character.isWhitespace(line.charAt(0))) {
            open("<p>" + inline(line.strip()), PARAGRAPH);
        } else {
            text.append('\n').append(inline(line.strip()));
        }
        afterBlank = line.isBlank();
    }

    private void addItem(String list, String item) {
        String end = "</li>\n</" + list + ">";
        if (end.equals(ending)) {
            text.append("</li>\n<li>").append(item);
        } else {
            open("<" + list + ">\n<li>" + item, end);
        }
    }

    /** Begins a block. The first paragraph has no tag. */
    private void open(String beginning, String end) {
        close();
        text.append(text.length() == 0 ? beginning.replaceFirst("^<p>", "") : "\n\n" + beginning);
        ending = end;
    }

    private void close() {
        text.append(ending == null ? "" : ending);
        ending = null;
    }

    /** Returns a text in the font of code. */
    static String code(String text) {
        return "<code>" + escape(text) + "</code>";
    }

    private static String inline(String line) {
        StringBuilder converted = new StringBuilder();
        Matcher found = INLINE.matcher(line);
        int end = 0;
        while (found.find()) {
            converted.append(escape(line.substring(end, found.start()))).append(converted(found));
            end = found.end();
        }
        return converted.append(escape(line.substring(end))).toString();
    }

    private static String converted(Matcher match) {
        String code = match.group("code");
        String label = match.group("text");
        String target = match.group("target");
        if (code != null) {
            return code(code);
        }
        if (label == null) {
            return "<b>" + inline(match.group("bold")) + "</b>";
        }
        if (target != null && ADDRESS.matcher(target).matches()) {
            return "<a href=\"" + escape(target) + "\">" + inline(label) + "</a>";
        }
        boolean item = target != null || label.startsWith("`"); // a link to an item of the crate
        return item ? inline(label) : escape(match.group());
    }

    /** Escapes the end of a comment, which may have come together from several parts. */
    private static String harmless(String javadoc) {
        return javadoc.replace("*/", "*&#47;");
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(it -> {
            switch (it) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '@' -> escaped.append("&#64;");
                case '{' -> escaped.append("&#123;");
                case '}' -> escaped.append("&#125;");
                case '\\' -> escaped.append("&#92;");
                default -> {
                    if (it >= ' ' && it < 0x7f) {
                        escaped.appendCodePoint(it);
                    } else if (it == '\t') {
                        escaped.append(' ');
                    } else if (isCharacter(it)) {
                        escaped.append("&#").append(it).append(';');
                    }
                }
            }
        });
        return harmless(escaped.toString());
    }

    private static boolean isCharacter(int codePoint) {
        return !Character.isISOControl(codePoint)
                && Character.getType(codePoint) != Character.SURROGATE
                && Character.getType(codePoint) != Character.UNASSIGNED;
    }
}
