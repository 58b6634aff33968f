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
    void listsLinksAndBoldTextAreKept() {
        assertThat(JavadocText.ofMarkdown("""
                        # Safety
                        The caller:
                        * passes **two** pointers,
                          never null
                        * see [`add`] and [the site](https://example.com/a?b=1&c)

                        1. one
                        2) two

                          more

                        End [0] of [it](add).""")).isEqualTo("""
                        <b>Safety</b>

                        <p>The caller:

                        <ul>
                        <li>passes <b>two</b> pointers,
                        never null</li>
                        <li>see <code>add</code> and <a href="https://example.com/a?b=1&amp;c">the site</a></li>
                        </ul>

                        <ol>
                        <li>one</li>
                        <li>two
                        more</li>
                        </ol>

                        <p>End [0] of it.""");
    }

    @Test
    void aLinkLeadsNowhereElse() {
        assertThat(JavadocText.ofMarkdown("[a](javascript:alert) [b](https://x/\"onclick=\"y) [*](x)/"))
                .doesNotContain("href")
                .contains("*&#47;");
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
