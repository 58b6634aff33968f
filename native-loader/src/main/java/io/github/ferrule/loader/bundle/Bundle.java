package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.platform.JavaModule;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** The files of one bundle id, as far as a class loader sees them. */
public final class Bundle {
    private static final String ROOT = "META-INF/ferrule/";
    /** More than any crate is built into; each costs a search. */
    private static final int MOST_LIBRARIES = 200;

    private final String id;
    private final ClassLoader loader;
    private final JavaModule module;
    private final Home home;
    private final ClassPath classPath;
    private boolean onClassPath;

    /**
     * @param loader that sees the jars; null for the system's
     * @param module of the class that asks, whose layer holds the natives modules
     * @param home of the class that asks, whose release decides where several are visible
     */
    public Bundle(String id, ClassLoader loader, JavaModule module, Home home) {
        this.id = id;
        this.loader = loader == null ? ClassLoader.getSystemClassLoader() : loader;
        this.module = module;
        this.home = home;
        this.classPath = ClassPath.of(this.loader);
    }

    public String id() {
        return id;
    }

    /** The name of the index. */
    public String indexName() {
        return ROOT + id + "/index.properties";
    }

    /** The location of the index, or null if the class loader sees no jar of this bundle. */
    public URL index() throws IOException {
        return ownOrFirst(resources(indexName()));
    }

    /**
     * The names of the bundle's libraries; empty if the class loader sees no jar of this bundle. The index of the jar that the
     * asking class came from decides; without one, all that are visible count.
     */
    public String[] libraries() throws IOException {
        List<URL> indices = resources(indexName());
        URL own = indices.size() == 1 ? indices.get(0) : home.own(indices);
        Set<String> libraries = new LinkedHashSet<>();
        for (URL index : own == null ? indices : Arrays.asList(own)) {
            Properties keys = read(index);
            requireFormat(keys, index);
            libraries.addAll(Arrays.asList(names(required(keys, "libraries", index), index)));
        }
        return libraries.toArray(new String[0]);
    }

    /** Every library of this name for these triples, in their order and then in that of the class path. */
    public List<Candidate> candidates(String library, String[] triples) throws IOException {
        List<Candidate> candidates = new ArrayList<>(2);
        for (String triple : triples) {
            for (URL url : resources(folder(library) + triple + ".properties")) {
                candidates.add(new Candidate(new Descriptor(read(url), url), url, this));
            }
        }
        return candidates;
    }

    /**
     * The release that the asking class belongs to: that of its own jar, or the only one that is visible; null if no main jar is.
     *
     * @throws RuntimeException if several releases are visible and nothing tells which is meant
     */
    public Published published(String library) throws IOException {
        List<URL> urls = resources(folder(library) + "published.properties");
        URL own = home.own(urls);
        if (own != null) {
            return new Published(read(own), own, true);
        }
        Published first = null;
        for (URL url : urls) {
            Published published = new Published(read(url), url, false);
            if (first == null) {
                first = published;
            } else if (!first.version().equals(published.version())) {
                throw Conflict.releases(id, home, first, published);
            }
        }
        return first;
    }

    /** Returns whether it is in the jar or folder that the asking class came from. */
    boolean isOwn(URL url) {
        return home.own(Arrays.asList(url)) != null;
    }

    /** Returns whether the asking class is not in a jar, so that what was just built counts. */
    boolean isBeingDeveloped() {
        return home.isFolder();
    }

    /** The jars and folders that the class loader sees, as far as they are known. */
    public Inventory inventory() {
        return Inventory.of(loader);
    }

    /**
     * Everything of this name, in class path order. The class loader itself is asked only while nothing of the bundle was found
     * on the class path, as it looks through all modules of the JDK too.
     */
    List<URL> resources(String name) throws IOException {
        List<URL> urls = new ArrayList<>(2);
        if (classPath != null) {
            classPath.find(name, urls);
            onClassPath |= !urls.isEmpty();
        }
        if (urls.isEmpty() && !onClassPath) {
            Resources.find(name, loader, module, urls);
        }
        return urls;
    }

    private URL ownOrFirst(List<URL> urls) {
        URL own = home.own(urls);
        return own != null || urls.isEmpty() ? own : urls.get(0);
    }

    private String folder(String library) {
        return ROOT + id + "/" + library + "/";
    }

    private static String[] names(String list, URL index) {
        String[] names = list.split(",");
        if (names.length > MOST_LIBRARIES) {
            throw MalformedBundle.file(index, "has more than " + MOST_LIBRARIES + " libraries");
        }
        for (String name : names) {
            if (!Descriptor.isFileName(name)) {
                throw MalformedBundle.file(index, "libraries=" + list + " has a name that no library can have");
            }
        }
        return names;
    }

    private Properties read(URL url) throws IOException {
        byte[] content = classPath == null ? null : classPath.read(url);
        if (content == null) {
            content = Resources.read(url);
        }
        if (content.length > Resources.MOST_BYTES) {
            throw MalformedBundle.file(url, "has more than " + Resources.MOST_BYTES + " bytes");
        }
        Properties keys = new Properties();
        try {
            // Not an InputStreamReader, which is five classes more on a cold JVM.
            keys.load(new StringReader(new String(content, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException badEscape) {
            throw MalformedBundle.file(url, "is not a properties file", badEscape);
        }
        return keys;
    }

    /** Refuses a file of a format that this loader does not know. */
    static void requireFormat(Properties keys, URL origin) {
        String format = required(keys, "format", origin);
        if (!format.equals("1")) {
            throw MalformedBundle.file(
                    origin, "has format=" + format + ", and this loader reads 1: use a newer ferrule-native-loader");
        }
    }

    static String required(Properties keys, String key, URL origin) {
        String value = keys.getProperty(key);
        if (value == null || value.isEmpty()) {
            throw MalformedBundle.file(origin, "has no " + key);
        }
        return value;
    }
}
