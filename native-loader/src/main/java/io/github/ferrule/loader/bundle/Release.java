package io.github.ferrule.loader.bundle;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/** The platforms that a release has jars for, and how a POM asks for them. */
public final class Release {
    private static final String CLASSIFIER = "classifier.";
    private static final String[] COORDINATES = {"groupId", "artifactId", "version"};

    private final Properties keys;
    private final URL origin;
    private final boolean own;

    /**
     * @param own true if it is in the jar or folder that the asking class came from
     * @throws RuntimeException naming the key that is missing
     */
    Release(Properties keys, URL origin, boolean own) {
        this.keys = keys;
        this.origin = origin;
        this.own = own;
        Bundle.requireFormat(keys, origin);
        for (String key : COORDINATES) {
            Bundle.required(keys, key, origin);
        }
        for (String key : keys.stringPropertyNames()) {
            boolean pasted = key.equals("natives") || key.startsWith(CLASSIFIER) || isCoordinate(key);
            if (pasted && !isIdentifier(keys.getProperty(key))) {
                throw MalformedBundle.file(
                        origin, key + "=" + keys.getProperty(key) + " cannot be part of a dependency");
            }
        }
    }

    private static boolean isCoordinate(String key) {
        for (String coordinate : COORDINATES) {
            if (coordinate.equals(key)) {
                return true;
            }
        }
        return false;
    }

    /** Refuses other characters, because the text becomes part of a line to paste. */
    private static boolean isIdentifier(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && "_-.+".indexOf(c) < 0) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    /** Returns true if the calling class belongs to this release. Any other jar of the class path may claim to be the main jar. */
    boolean isOwn() {
        return own;
    }

    /** The file of the main jar that says so. */
    public URL origin() {
        return origin;
    }

    public String version() {
        return keys.getProperty("version");
    }

    /** The triples of the release, sorted. */
    public List<String> triples() {
        TreeSet<String> triples = new TreeSet<>();
        for (String key : keys.stringPropertyNames()) {
            if (key.startsWith(CLASSIFIER)) {
                triples.add(key.substring(CLASSIFIER.length()));
            }
        }
        return new ArrayList<>(triples);
    }

    /** Returns the classifier of the jar of a platform; empty if the release has none for it. */
    public Optional<String> classifier(String triple) {
        return Optional.ofNullable(keys.getProperty(CLASSIFIER + triple));
    }

    /** Returns true for the classifier of the jar with all platforms. */
    public boolean isOfAll(String classifier) {
        return classifier.equals(keys.getProperty("natives"));
    }

    /** Returns the lines that add the jar with a classifier to a POM. */
    public String dependency(String classifier) {
        return "<dependency>\n  <groupId>" + keys.getProperty("groupId")
                + "</groupId>\n  <artifactId>" + keys.getProperty("artifactId")
                + "</artifactId>\n  <version>" + keys.getProperty("version")
                + "</version>\n  <classifier>" + classifier
                + "</classifier>\n  <scope>runtime</scope>\n</dependency>";
    }
}
