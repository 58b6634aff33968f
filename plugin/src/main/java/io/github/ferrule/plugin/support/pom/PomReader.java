package io.github.ferrule.plugin.support.pom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * Reads a pom into Maven's model, as it is written: nothing is inherited or interpolated. The pom may come from anywhere,
 * so its size is bounded, and document types, which could name other files, are refused.
 */
public final class PomReader {

    private static final int LIMIT = 1 << 20;

    /** Signals that a file is not a pom that Maven could read. */
    public static final class MalformedPomException extends IOException {

        private static final long serialVersionUID = 1;

        private MalformedPomException(Path pom, String reason) {
            super(pom + ": is not a pom: " + reason);
        }
    }

    private PomReader() {}

    /**
     * Reads a pom. Elements that the model does not have are ignored.
     *
     * @throws MalformedPomException if it is not XML, has a document type, or is larger than 1 MB
     */
    public static Model read(Path pom) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(pom)) {
            bytes = in.readNBytes(LIMIT + 1);
        }
        if (bytes.length > LIMIT) {
            throw new MalformedPomException(pom, "it is larger than " + LIMIT + " bytes");
        }
        // every byte is a character of this charset, so the text keeps its encoding
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.replace("\0", "").contains("<!DOCTYPE")) {
            throw new MalformedPomException(pom, "it has a document type");
        }
        // Maven 4's name for modules, which the model of Maven 3 does not have
        String modules = text.replace("subprojects>", "modules>").replace("subproject>", "module>");
        try {
            return new MavenXpp3Reader()
                    .read(new ByteArrayInputStream(modules.getBytes(StandardCharsets.ISO_8859_1)), false);
        } catch (XmlPullParserException | IOException e) {
            throw new MalformedPomException(pom, e.getMessage());
        }
    }
}
