package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.platform.JavaModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The files of one bundle id, as far as a class loader sees them. */
public final class Bundle {
    private static final String ROOT = "META-INF/ferrule/";
    /** More than any crate is built into; each costs a search. */
    private static final int MOST_LIBRARIES = 200;

    /** Segments of the name {@code META-INF/ferrule/<id>/index.properties}. */
    private static final int INDEX = 4;

    /** Segments of the name {@code META-INF/ferrule/<id>/<library>/<triple>.properties}. */
    private static final int DESCRIPTOR = 5;

    private final String id;
    private final Class<?> caller;
    private final ClassLoader loader;
    private final Optional<ClassPath> classPath;
    private boolean onClassPath;

    /**
     * @param caller the class that asks: its class loader and module see the jars, and its release decides where several are
     *     visible; null for the thread's context class loader
     */
    public Bundle(String id, Class<?> caller) {
        this.id = id;
        this.caller = caller;
        this.loader = loader(caller);
        this.classPath = ClassPath.of(loader);
    }

    private static ClassLoader loader(Class<?> caller) {
        ClassLoader context = caller == null ? Thread.currentThread().getContextClassLoader() : caller.getClassLoader();
        ClassLoader known = caller == null && context == null ? Bundle.class.getClassLoader() : context;
        return known == null ? ClassLoader.getSystemClassLoader() : known;
    }

    public String id() {
        return id;
    }

    /** The module of the class that asks. */
    public JavaModule module() {
        return JavaModule.of(caller == null ? Bundle.class : caller);
    }

    /** Returns the name of the index. */
    public String indexName() {
        return ROOT + id + "/index.properties";
    }

    /** Returns the location of the index that counts; empty if the class loader sees no jar of this bundle. */
    public Optional<URL> index() throws IOException {
        List<URL> indices = resources(indexName());
        Optional<URL> own = own(indices, INDEX);
        return own.isPresent() || indices.isEmpty() ? own : Optional.of(indices.get(0));
    }

    /**
     * Returns the names of the bundle's libraries; empty if the class loader sees no jar of this bundle. The index of the jar
     * that the asking class came from decides; without one, all that are visible count.
     */
    public List<String> libraries() throws IOException {
        List<URL> indices = resources(indexName());
        Optional<URL> own = indices.size() > 1 ? own(indices, INDEX) : Optional.empty();
        List<String> libraries = new ArrayList<>(1);
        for (URL index : own.isPresent() ? Collections.singletonList(own.get()) : indices) {
            Properties keys = read(index);
            requireFormat(keys, index);
            addNames(libraries, required(keys, "libraries", index), index);
        }
        return libraries;
    }

    private static void addNames(List<String> names, String list, URL index) {
        String[] listed = list.split(",");
        if (listed.length > MOST_LIBRARIES) {
            throw MalformedBundle.file(index, "has more than " + MOST_LIBRARIES + " libraries");
        }
        for (String name : listed) {
            if (!Descriptor.isFileName(name)) {
                throw MalformedBundle.file(index, "libraries=" + list + " has a name that no library can have");
            }
            if (!names.contains(name)) {
                names.add(name);
            }
        }
    }

    /** Returns every library of this name for these triples, in their order and then in that of the class path. */
    public List<Candidate> candidates(String library, String... triples) throws IOException {
        List<Candidate> candidates = new ArrayList<>(2);
        for (String triple : triples) {
            for (URL url : resources(folder(library) + triple + ".properties")) {
                candidates.add(new Candidate(new Descriptor(read(url), url), url, this));
            }
        }
        return candidates;
    }

    /**
     * Returns the release that the asking class belongs to: that of its own jar, or the only one that is visible; empty if no
     * main jar is visible.
     *
     * @throws RuntimeException if several releases are visible and nothing tells which is meant
     */
    public Optional<Release> release(String library) throws IOException {
        List<URL> urls = resources(folder(library) + "published.properties");
        Optional<URL> own = own(urls, DESCRIPTOR);
        if (own.isPresent()) {
            return Optional.of(new Release(read(own.get()), own.get(), true));
        }
        Optional<Release> first = Optional.empty();
        for (URL url : urls) {
            Release release = new Release(read(url), url, false);
            if (!first.isPresent()) {
                first = Optional.of(release);
            } else if (!first.get().version().equals(release.version())) {
                throw Conflict.releases(id, callerLocation(), first.get(), release);
            }
        }
        return first;
    }

    /** Returns true if this descriptor is in the jar or folder that the asking class came from. */
    boolean isOwn(URL descriptor) {
        return callerLocation().contains(descriptor, DESCRIPTOR);
    }

    private Optional<URL> own(List<URL> urls, int segments) {
        for (URL url : urls) {
            if (callerLocation().contains(url, segments)) {
                return Optional.of(url);
            }
        }
        return Optional.empty();
    }

    /** Returns true if the asking class is in a folder and not in a jar, so that what was just built counts. */
    public boolean isBeingDeveloped() {
        return callerLocation().isFolder();
    }

    /** Returns true if the asking class is known to be in a jar. */
    boolean isCalledFromJar() {
        return callerLocation().isJar();
    }

    // Not in the constructor, because most starts need neither the location nor the module.
    private CodeLocation callerLocation() {
        return CodeLocation.of(caller);
    }

    /** The jars and folders that the class loader sees, as far as they are known. */
    public BundleScan scan() {
        return BundleScan.of(loader);
    }

    /**
     * Everything of this name, in class path order. The class loader itself is asked only while nothing of the bundle was found
     * on the class path, as it looks through all modules of the JDK too.
     */
    List<URL> resources(String name) throws IOException {
        List<URL> urls = new ArrayList<>(2);
        if (classPath.isPresent()) {
            classPath.get().find(name, urls);
            onClassPath |= !urls.isEmpty();
        }
        if (urls.isEmpty() && !onClassPath) {
            Resources.find(name, loader, module(), urls);
        }
        return urls;
    }

    private String folder(String library) {
        return ROOT + id + "/" + library + "/";
    }

    private Properties read(URL url) throws IOException {
        Optional<byte[]> known = classPath.isPresent() ? classPath.get().read(url) : Optional.empty();
        byte[] content = known.isPresent() ? known.get() : Resources.read(url);
        if (content.length > Resources.MOST_BYTES) {
            throw MalformedBundle.file(url, "has more than " + Resources.MOST_BYTES + " bytes");
        }
        Properties keys = new Properties();
        try {
            if (isAscii(content)) {
                keys.load(new ByteArrayInputStream(content));
            } else {
                keys.load(Resources.utf8(content));
            }
        } catch (IllegalArgumentException badEscape) {
            throw MalformedBundle.file(url, "is not a properties file", badEscape);
        }
        return keys;
    }

    /** Nearly all files are ASCII, which needs neither a reader nor its classes on a cold JVM. */
    private static boolean isAscii(byte[] content) {
        for (byte b : content) {
            if (b < 0) {
                return false;
            }
        }
        return true;
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
