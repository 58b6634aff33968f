package io.github.ferrule.loader.bundle;

import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * The bundles in jars and folders, found by looking through them. It takes long, so it is only made to explain a failure, or for
 * a report.
 */
public final class BundleScan {
    private static final String ROOT = "META-INF/ferrule/";
    /** The end of the reason against a jar of the class path that is not there. */
    public static final String ABSENT = " does not exist";

    /** The end of the reason against an empty folder with the name of a jar. */
    public static final String NOT_A_JAR = " is an empty folder and not a jar";

    private static final String PROPERTIES = ".properties";
    private static final String INDEX = "/index" + PROPERTIES;
    /** The folders in which Spring Boot and web applications have their own classes and resources. */
    public static final List<String> CLASSES =
            Collections.unmodifiableList(Arrays.asList("BOOT-INF/classes/", "WEB-INF/classes/"));
    /** Bounds for jars within jars, which may claim anything. */
    private static final int MOST_NESTED = 1000;

    /** The bytes to read of all jars within jars, packed or unpacked: some seconds, while a small jar can hold any number. */
    private static final long MOST_BYTES_NESTED = 1L << 30;

    private static final int BUFFER = 1 << 16;
    /** The signature of the record at the end of a zip file. */
    private static final byte[] END = {'P', 'K', 5, 6};

    private final Set<File> seen = new LinkedHashSet<>();
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, Set<String>> libraries = new LinkedHashMap<>();
    private final Map<String, List<String>> nested = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();
    private final List<String> absent = new ArrayList<>();

    private long leftToRead = MOST_BYTES_NESTED;

    private BundleScan() {}

    /**
     * Looks through the class path, the module path, and the URLs of the class loader, of the thread's context class loader,
     * and of their parents.
     */
    static BundleScan of(ClassLoader loader) {
        BundleScan scan = new BundleScan();
        scan.add(loader);
        scan.add(Thread.currentThread().getContextClassLoader());
        for (String element : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            scan.add(new File(element.isEmpty() ? "." : element), false);
        }
        String modulePath = System.getProperty("jdk.module.path", "");
        for (String element : modulePath.isEmpty() ? new String[0] : modulePath.split(File.pathSeparator)) {
            scan.add(new File(element), false);
            scan.addJarsIn(new File(element));
        }
        return scan;
    }

    /** Looks through these jars and folders. */
    public static BundleScan of(Iterable<File> elements) {
        BundleScan scan = new BundleScan();
        for (File element : elements) {
            scan.add(element, false);
        }
        return scan;
    }

    /** The ids of the bundles, each with the jar or folder that it was found in first. */
    public Map<String, String> ids() {
        return ids;
    }

    /** The jars and folders that have libraries of a bundle, whether or not a class loader sees them. */
    public Set<String> withLibrariesOf(String id) {
        Set<String> found = libraries.get(id);
        return found == null ? new LinkedHashSet<>() : found;
    }

    /** Jars and class folders within jars that have bundles, as {@code app.jar!/BOOT-INF/lib/natives.jar}, each with their ids. */
    public Map<String, List<String>> nested() {
        return nested;
    }

    /** The jars that cannot be read, each with the reason. */
    public List<String> broken() {
        return broken;
    }

    /** The jars that the manifest of another jar names and that are not there. Many are named that nobody needs. */
    public List<String> absent() {
        return absent;
    }

    private void add(ClassLoader loader) {
        for (ClassLoader each = loader; each != null; each = each.getParent()) {
            if (each instanceof URLClassLoader) {
                for (URL url : ((URLClassLoader) each).getURLs()) {
                    add(url);
                }
            }
        }
    }

    private void add(URL url) {
        if (url.getProtocol().equals("file")) {
            try {
                add(new File(URI.create(url.toString())), true);
            } catch (IllegalArgumentException notAFile) {
                broken.add(url + " is not the URL of a file");
            }
        }
    }

    private void add(File element, boolean mayBeMissing) {
        boolean jar = element.getName().endsWith(".jar") || element.getName().endsWith(".war");
        if (!seen.add(element.getAbsoluteFile())) {
            return;
        }
        if (element.isDirectory()) {
            addFolder(element);
            String[] content = element.list();
            if (jar && content != null && content.length == 0) {
                // As Docker makes one for a bind mount of a file that does not exist.
                broken.add(element + NOT_A_JAR);
            }
        } else if (element.exists()) {
            // A class path may name a jar as it likes.
            addJar(element);
        } else if (jar && !mayBeMissing) {
            broken.add(element + ABSENT);
        }
    }

    private void addFolder(File folder) {
        String[] names = new File(folder, ROOT).list();
        for (String id : names == null ? new String[0] : names) {
            if (new File(folder, ROOT + id + INDEX).isFile()) {
                ids.putIfAbsent(id, folder.toString());
            }
            File[] all = new File(folder, ROOT + id).listFiles();
            for (File library : all == null ? new File[0] : all) {
                String[] files = library.list();
                for (String file : files == null ? new String[0] : files) {
                    addLibrary(folder, ROOT + id + "/" + library.getName() + "/" + file);
                }
            }
        }
    }

    /** Remembers where a library is described: in {@code META-INF/ferrule/<id>/<library>/<triple>.properties}. */
    private void addLibrary(File origin, String entry) {
        String[] names = entry.startsWith(ROOT) ? entry.substring(ROOT.length()).split("/") : new String[0];
        boolean described =
                names.length == 3 && names[2].endsWith(PROPERTIES) && !names[2].equals("published" + PROPERTIES);
        if (described) {
            Set<String> origins = withLibrariesOf(names[0]);
            origins.add(origin.toString());
            libraries.put(names[0], origins);
        }
    }

    /** A module path may name a folder of modules. */
    private void addJarsIn(File folder) {
        String[] names = folder.list();
        for (String name : names == null ? new String[0] : names) {
            if (name.endsWith(".jar")) {
                add(new File(folder, name), true);
            }
        }
    }

    private void addJar(File file) {
        try (ZipFile jar = new ZipFile(file)) {
            Enumeration<? extends ZipEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                addIndex(file, entry.getName());
                addLibrary(file, entry.getName());
                if (entry.getName().endsWith(".jar") && nested.size() < MOST_NESTED && leftToRead > 0) {
                    addNested(file, jar, entry);
                }
            }
            addNamedBy(jar, file);
        } catch (IOException e) {
            String reason = e instanceof ZipException || e.getMessage() == null ? e.toString() : e.getMessage();
            broken.add(file + " cannot be read: " + reason);
        }
    }

    private void addIndex(File file, String entry) {
        String id = idOf(entry);
        if (id != null) {
            ids.putIfAbsent(id, file.toString());
        }
        for (String folder : CLASSES) {
            String inner = entry.startsWith(folder) ? idOf(entry.substring(folder.length())) : null;
            if (inner != null) {
                List<String> known = nested.get(file + "!/" + folder);
                nested.put(file + "!/" + folder, known == null ? new ArrayList<>() : known);
                nested.get(file + "!/" + folder).add(inner);
            }
        }
    }

    private void addNested(File file, ZipFile jar, ZipEntry entry) {
        Set<String> found = new TreeSet<>();
        try (Bounded bytes = new Bounded(jar.getInputStream(entry));
                ZipInputStream in = new ZipInputStream(bytes)) {
            for (ZipEntry inner = in.getNextEntry(); inner != null; inner = next(in)) {
                String id = idOf(inner.getName());
                if (id != null) {
                    found.add(id);
                }
                skip(in);
            }
            skip(bytes);
            if (leftToRead <= 0) {
                broken.add(file + "!/" + entry.getName()
                        + " was not searched to its end: the jars within jars are too large");
            } else if (!bytes.hasEnd()) {
                // Its entries may be complete, but no launcher opens it.
                throw new ZipException("zip END header not found");
            }
        } catch (IOException e) {
            broken.add(file + "!/" + entry.getName() + " cannot be read: " + e.getMessage());
            return;
        }
        if (!found.isEmpty()) {
            nested.put(file + "!/" + entry.getName(), new ArrayList<>(found));
        }
    }

    /** The jars in its manifest's Class-Path, with which Surefire and others start. */
    private void addNamedBy(ZipFile jar, File file) throws IOException {
        for (File named : ManifestClassPath.of(jar, file)) {
            add(named, true);
            if (!named.exists()) {
                absent.add(named + ", in the Class-Path of " + file.getName() + "," + ABSENT);
            }
        }
    }

    /** The id if the entry is the index of a bundle, else null. */
    private static String idOf(String entry) {
        boolean index = entry.startsWith(ROOT) && entry.endsWith(INDEX);
        String id =
                index ? entry.substring(ROOT.length(), Math.max(ROOT.length(), entry.length() - INDEX.length())) : "";
        return id.isEmpty() || id.indexOf('/') >= 0 || id.getBytes(StandardCharsets.UTF_8).length > 500 ? null : id;
    }

    private ZipEntry next(ZipInputStream in) throws IOException {
        return leftToRead > 0 ? in.getNextEntry() : null;
    }

    /** Reads to the end; of an entry, the end cannot be found otherwise. */
    private void skip(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n > 0 && leftToRead > 0; n = in.read(buffer)) {
            leftToRead -= n;
        }
    }

    /** Ends when everything that may be read of jars within jars has been read. */
    private final class Bounded extends FilterInputStream {
        private int matched;

        Bounded(InputStream in) {
            super(in);
        }

        /** Returns true if a signature of the end of a zip file has been read. */
        boolean hasEnd() {
            return matched == END.length;
        }

        private void match(byte b) {
            if (!hasEnd()) {
                matched = b == END[matched] ? matched + 1 : b == END[0] ? 1 : 0;
            }
        }

        @Override
        public int read() throws IOException {
            int read = leftToRead-- > 0 ? super.read() : -1;
            match((byte) read);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (leftToRead <= 0) {
                return -1;
            }
            int read = super.read(bytes, from, (int) Math.min(length, leftToRead));
            leftToRead -= Math.max(read, 0);
            for (int i = from; i < from + read; i++) {
                match(bytes[i]);
            }
            return read;
        }
    }
}
