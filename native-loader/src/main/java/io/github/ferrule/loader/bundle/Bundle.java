package io.github.ferrule.loader.bundle;

import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The files of one bundle id, as far as a class loader sees them. */
public final class Bundle {
    private static final String ROOT = "META-INF/ferrule/";

    private final String id;
    private final Resources resources;

    public Bundle(String id, Resources resources) {
        this.id = id;
        this.resources = resources;
    }

    public String id() {
        return id;
    }

    /** Where the index must lie to be found. */
    public String indexName() {
        return ROOT + id + "/index.properties";
    }

    /** Where the index lies, or null if the class loader sees no jar of this bundle. */
    public URL index() throws IOException {
        return resources.first(indexName());
    }

    /** The names of the bundle's libraries; empty if the class loader sees no jar of this bundle. */
    public String[] libraries() throws IOException {
        URL index = index();
        if (index == null) {
            return new String[0];
        }
        return new Format(read(index), index).required("libraries").split(",");
    }

    /** Every library of this name for these triples, in their order and then in that of the class path. */
    public List<Candidate> candidates(String library, String[] triples) throws IOException {
        List<Candidate> candidates = new ArrayList<>(2);
        for (String triple : triples) {
            for (URL url : resources.all(folder(library) + triple + ".properties")) {
                candidates.add(new Candidate(new Descriptor(read(url), url), url, resources));
            }
        }
        return candidates;
    }

    /** What the release of this library consists of, or null if the main jar is not to be seen. */
    public Published published(String library) throws IOException {
        URL url = resources.first(folder(library) + "published.properties");
        return url == null ? null : new Published(read(url), url);
    }

    private String folder(String library) {
        return ROOT + id + "/" + library + "/";
    }

    private static Properties read(URL url) throws IOException {
        Properties keys = new Properties();
        try {
            // Not an InputStreamReader, which is five classes more on a cold JVM.
            keys.load(new StringReader(new String(Resources.read(url), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException badEscape) {
            throw Format.malformed(url, "is no properties file", badEscape);
        }
        return keys;
    }
}
