package io.github.ferrule.plugin.support.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {

    @Test
    void aNameHasNoCharacterThatATerminalObeys() {
        assertThat(Printable.of("a\u001b[2Jb\r\n\t\u202ec\u2028"))
                .isEqualTo("a\\u001b[2Jb\\u000d\\u000a\\u0009\\u202ec\\u2028");
    }

    @Test
    void linesOfToolsKeepTheirColorsAndTabsOnly() {
        assertThat(Printable.lines("\u001b[1m\u001b[38;5;9merror\u001b[0m:\tx\r\ny\n"))
                .isEqualTo("\u001b[1m\u001b[38;5;9merror\u001b[0m:\tx\r\ny\n");
        assertThat(Printable.lines("\u001b]0;title\u0007\u001b[2J\u001b[1Aforged\rx\u009b1A"))
                .isEqualTo("\\u001b]0;title\\u0007\\u001b[2J\\u001b[1Aforged\\u000dx\\u009b1A");
    }

    @ParameterizedTest
    @CsvSource({
        "Updating git repository `https://user:s3cret@git.example/a`, Updating git repository `https://***@git.example/a`",
        "git+ssh://token@git.example:22/a@b#c@1.0,                    git+ssh://***@git.example:22/a@b#c@1.0",
        "http://a@b:c@d@host,                                         http://***@host",
        "https://git.example/a?access_token=s3cret&b=1#v,             https://git.example/a?access_token=***&b=1#v",
        "registry+https://git.example/index#serde@1.0.0,              registry+https://git.example/index#serde@1.0.0",
        "https://host/path?q=a@b,                                     https://host/path?q=a@b",
        "a@b.example,                                                 a@b.example"
    })
    void addressesInALogHaveNoCredentials(String line, String logged) {
        assertThat(Printable.lines(line)).isEqualTo(logged);
    }

    @Test
    void aLongLineTakesNoLongTime() {
        String line = "://" + "a@".repeat(200_000) + "://".repeat(100_000);
        assertTimeout(Duration.ofSeconds(10), () -> Printable.lines(line));
    }
}
