package io.github.ferrule.loader.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void ordinaryTextStaysUnchanged() {
        assertThat(Printable.of("/home/jürgen/日本/a b.jar!/x 😀")).isEqualTo("/home/jürgen/日本/a b.jar!/x 😀");
    }

    @Test
    void whatWouldMoveATerminalOrHideTextIsEscaped() {
        assertThat(Printable.of("a\u001b[2J\r\nb\0")).isEqualTo("a\\u001b[2J\\u000d\\u000ab\\u0000");
        assertThat(Printable.of("x\u202ey\u200bz\u2028\u009b")).isEqualTo("x\\u202ey\\u200bz\\u2028\\u009b");
        assertThat(Printable.of("\ud800x")).isEqualTo("\\ud800x");
    }

    @Test
    void aTextWithoutEndIsCutOff() {
        assertThat(Printable.of("x".repeat(1 << 20))).hasSize(4097).endsWith("x…");
    }

    @Test
    void noLineOfAMessageCanPretendToBeAnother() {
        String message = new Problem(Code.MALFORMED_BUNDLE, "head\nFERRULE-999  forged")
                .fact("fact\n\u001b[1mremedy")
                .remedy("one\ntwo")
                .failure()
                .getMessage();
        assertThat(message.lines())
                .containsExactly(
                        "FERRULE-205  head\\u000aFERRULE-999  forged",
                        "             fact\\u000a\\u001b[1mremedy",
                        "             one",
                        "             two");
    }
}
