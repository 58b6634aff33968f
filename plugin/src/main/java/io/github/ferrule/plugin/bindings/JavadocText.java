package io.github.ferrule.plugin.bindings;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes Rust documentation as Javadoc.
 *
 * <p>The text may contain anything; nothing in it can end the comment, start a tag, or become an escape of Java.
 */
final class JavadocText {

    private JavadocText() {}

    /** Converts Markdown as far as it is common in {@code ///} comments: paragraphs, headings, code, and fenced code. */
    static String ofMarkdown(String markdown) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        boolean fenced = false;
        for (String line : markdown.lines().toList()) {
            if (line.strip().startsWith("```")) {
                if (fenced) {
                    blocks.add(block.append("</pre>").toString());
                } else {
                    flush(blocks, block);
                    block.append("<pre>");
                }
                if (fenced) {
                    block.setLength(0);
                }
                fenced = !fenced;
            } else if (fenced) {
                block.append('\n').append(escape(line));
            } else if (line.isBlank()) {
                flush(blocks, block);
            } else if (line.startsWith("#")) {
                flush(blocks, block);
                blocks.add("<b>" + inline(line.replaceFirst("^#+\\s*", "")) + "</b>");
            } else {
                block.append(block.length() == 0 ? "" : "\n").append(inline(line.strip()));
            }
        }
        flush(blocks, fenced ? block.append("</pre>") : block);
        StringBuilder text = new StringBuilder();
        for (String each : blocks) {
            text.append(text.length() == 0 ? "" : each.startsWith("<pre>") ? "\n\n" : "\n\n<p>")
                    .append(each);
        }
        return text.toString();
    }

    /** Returns a text in the font of code. */
    static String code(String text) {
        return "<code>" + escape(text) + "</code>";
    }

    /** Returns the text as a block for JavaPoet, in which a dollar sign means nothing. */
    static CodeBlock block(String text) {
        return CodeBlock.of("$L", text);
    }

    private static void flush(List<String> blocks, StringBuilder block) {
        if (block.length() > 0) {
            blocks.add(block.toString());
            block.setLength(0);
        }
    }

    private static String inline(String line) {
        String[] parts = line.split("`", -1);
        if (parts.length % 2 == 0) {
            return escape(line); // a backtick without a partner
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            text.append(i % 2 == 0 ? escape(parts[i]) : code(parts[i]));
        }
        return text.toString();
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
        return escaped.toString().replace("*/", "*&#47;");
    }

    private static boolean isCharacter(int codePoint) {
        return !Character.isISOControl(codePoint)
                && Character.getType(codePoint) != Character.SURROGATE
                && Character.getType(codePoint) != Character.UNASSIGNED;
    }
}
