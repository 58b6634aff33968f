package io.github.ferrule.plugin.support.pom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.support.pom.PomReader.MalformedPomException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PomReaderTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16"})
    void theEncodingIsThatOfTheXmlDeclaration(String charset) throws IOException {
        String pom = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?><project><name>café</name></project>";
        assertThat(PomReader.read(file(pom, Charset.forName(charset))).getName())
                .isEqualTo("café");
    }

    @Test
    void elementsThatTheModelDoesNotHaveAreIgnored() throws IOException {
        assertThat(PomReader.read(file("<project><future><x/></future><name>a</name></project>"))
                        .getName())
                .isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no XML",
                "<project><name>",
                "<project><name>&undefined;</name></project>",
                "<!DOCTYPE project SYSTEM \"file:///etc/hostname\"><project/>",
                "<!DOCTYPE p [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><project><name>&b;</name></project>"
            })
    void aFileThatMavenCannotReadIsRefused(String text) {
        assertThatThrownBy(() -> PomReader.read(file(text)))
                .isInstanceOf(MalformedPomException.class)
                .hasMessageContaining("pom.xml: is not a pom: ");
    }

    @Test
    void aDocumentTypeIsRefusedInAnyEncoding() {
        assertThatThrownBy(() ->
                        PomReader.read(file("<!DOCTYPE project SYSTEM \"x\"><project/>", StandardCharsets.UTF_16)))
                .hasMessageContaining("it has a document type");
    }

    @Test
    void aFileOfTwoMegabytesIsNotReadToItsEnd() {
        assertThatThrownBy(() -> PomReader.read(file("<project><!--" + "x".repeat(2_000_000) + "--></project>")))
                .hasMessageContaining("it is larger than 1048576 bytes");
    }

    private Path file(String text) throws IOException {
        return file(text, StandardCharsets.UTF_8);
    }

    private Path file(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("pom.xml"), text.getBytes(charset));
    }
}
