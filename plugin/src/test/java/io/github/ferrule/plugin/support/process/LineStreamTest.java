package io.github.ferrule.plugin.support.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineStreamTest {

    @Test
    void linesEndByFeedsByReturnsAndByBoth() {
        assertThat(lines("one\ntwo\r\nthree\rfour\n\nlast")).containsExactly("one", "two", "three", "four", "", "last");
    }

    @Test
    void aLetterOfSeveralBytesSurvivesAPauseInItsMiddle() {
        List<String> lines = new ArrayList<>();
        byte[] text = "ü\n".getBytes(StandardCharsets.UTF_8);
        try (LineStream stream = new LineStream(lines::add)) {
            stream.write(text, 0, 1);
            stream.write(text, 1, 2);
        }
        assertThat(lines).containsExactly("ü");
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (LineStream stream = new LineStream(lines::add)) {
            stream.write(bytes, 0, bytes.length);
        }
        return lines;
    }
}
