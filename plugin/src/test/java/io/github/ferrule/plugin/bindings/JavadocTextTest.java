package io.github.ferrule.plugin.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavadocTextTest {

    @Test
    void paragraphsHeadingsAndCodeAreKept() {
        assertThat(JavadocText.ofMarkdown("""
                        Adds `a` and `b`.
                        Twice.

                        # Errors

                        None.

                        ```rust
                        add(1, 2);
                        ```""")).isEqualTo("""
                        Adds <code>a</code> and <code>b</code>.
                        Twice.

                        <p><b>Errors</b>

                        <p>None.

                        <pre>
                        add(1, 2);</pre>""");
    }

    @Test
    void nothingEndsTheCommentOrBecomesATagOrAnEscape() {
        assertThat(JavadocText.ofMarkdown("*/ class X {} /* @param x <script> {@code} \\u002a/ &amp;"))
                .isEqualTo("*&#47; class X &#123;&#125; /* &#64;param x &lt;script&gt; &#123;&#64;code&#125; "
                        + "&#92;u002a/ &amp;amp;");
    }

    @Test
    void otherAlphabetsNeedNoEncoding() {
        assertThat(JavadocText.ofMarkdown("größer 🦀\u0007")).isEqualTo("gr&#246;&#223;er &#129408;");
    }

    @Test
    void aLonelyBacktickIsText() {
        assertThat(JavadocText.ofMarkdown("a ` b")).isEqualTo("a ` b");
    }

    @Test
    void aFenceThatNeverEndsIsClosed() {
        assertThat(JavadocText.ofMarkdown("```\na")).isEqualTo("<pre>\na</pre>");
    }
}
