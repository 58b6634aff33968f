package io.github.ferrule.loader.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
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

    public Resources resources() {
        return resources;
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
    public String[] libraries() throws IOException, MalformedBundleException {
        URL index = index();
        if (index == null) {
            return new String[0];
        }
        Properties keys = read(index);
        Format.check(keys);
        return Format.required(keys, "libraries").split(",");
    }

    /** Every library of this name for these triples, in their order and then in that of the class path. */
    public List<Candidate> candidates(String library, String[] triples) throws IOException, MalformedBundleException {
        List<Candidate> candidates = new ArrayList<>(2);
        for (String triple : triples) {
            for (URL url : resources.all(folder(library) + triple + ".properties")) {
                candidates.add(new Candidate(describe(url), url));
            }
        }
        return candidates;
    }

    /** What the release of this library consists of, or null if the main jar is not to be seen. */
    public Published published(String library) throws IOException, MalformedBundleException {
        URL url = resources.first(folder(library) + "published.properties");
        return url == null ? null : Published.parse(read(url));
    }

    private String folder(String library) {
        return ROOT + id + "/" + library + "/";
    }

    private static Descriptor describe(URL url) throws IOException, MalformedBundleException {
        try {
            return Descriptor.parse(read(url));
        } catch (MalformedBundleException e) {
            throw new MalformedBundleException(url + " " + e.getMessage());
        }
    }

    private static Properties read(URL url) throws IOException, MalformedBundleException {
        Properties keys = new Properties();
        try (InputStream in = Resources.open(url);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            keys.load(reader);
        } catch (IllegalArgumentException badEscape) {
            throw new MalformedBundleException("is no properties file: " + badEscape.getMessage());
        }
        return keys;
    }
}
