package io.github.ferrule.plugin.support.pom;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;

/** Writes Maven's model as a pom. */
public final class PomWriter {

    private PomWriter() {}

    /** Returns the text of a pom, with the same line ends on every machine. */
    public static String write(Model model) {
        StringWriter text = new StringWriter();
        try {
            new MavenXpp3Writer().write(text, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().replace("\r\n", "\n");
    }
}
