package io.github.ferrule.loader.diagnose;

import io.github.ferrule.loader.bundle.BundleScan;
import io.github.ferrule.loader.bundle.ManifestClassPath;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The jars and folders of an application; jars within jars that matter are copied out, so that they can be looked at. */
final class Application {
    private static final String INDEX = "META-INF/ferrule/";
    private static final String JNA = "com/sun/jna/Native.class";
    private static final String WEB = ".war";
    /** The size of all jars within jars, which a small jar can unpack to. */
    private static final long MOST_BYTES = 1L << 30;

    private static final int MOST_FILES = 1000;

    private static final int BUFFER = 1 << 16;

    private final List<URL> urls = new ArrayList<>();
    private final Map<File, String> files = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();
    private final Path folder;
    private long left = MOST_BYTES;

    private Application(Path folder) {
        this.folder = folder;
    }

    /** Opens the named jars and folders. */
    static Application of(List<Path> elements) throws IOException {
        Path folder = Files.createTempDirectory("ferrule-diagnosis");
        folder.toFile().deleteOnExit();
        Application application = new Application(folder);
        for (Path element : elements) {
            application.add(element.toFile());
        }
        return application;
    }

    /** The jars that its class loader searches. */
    List<URL> urls() {
        return urls;
    }

    /** The jars and folders, with the copies of jars within them, each with the name to show for it. */
    Map<File, String> files() {
        return files;
    }

    /** The jars that cannot be read, each with the reason. */
    List<String> broken() {
        return broken;
    }

    private void add(File element) throws MalformedURLException {
        urls.add(element.toURI().toURL());
        files.put(element, element.toString());
        if (element.isFile()) {
            try (ZipFile jar = new ZipFile(element)) {
                addInner(element, element.toString(), jar);
                addNamedBy(jar, element);
            } catch (IOException e) {
                broken.add(element + " cannot be read: " + e.getMessage());
            }
        }
    }

    /** A class loader searches them too; here they are known by name, and their classes are read. */
    private void addNamedBy(ZipFile jar, File element) throws IOException {
        for (File named : ManifestClassPath.of(jar, element)) {
            if (named.exists() && !files.containsKey(named) && files.size() < MOST_FILES) {
                add(named);
            }
        }
    }

    /** An application's own classes come before its jars, as Spring Boot and web containers search them. */
    private void addInner(File element, String shown, ZipFile jar) throws IOException {
        Set<String> classes = new LinkedHashSet<>();
        List<ZipEntry> nested = new ArrayList<>();
        Enumeration<? extends ZipEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            boolean web = entry.getName().endsWith(WEB) && !shown.endsWith(WEB);
            if (entry.getName().endsWith(".jar") || web) {
                nested.add(entry);
            }
            for (String folder : BundleScan.CLASSES) {
                if (entry.getName().startsWith(folder)) {
                    classes.add(folder);
                }
            }
        }
        for (String folder : classes) {
            urls.add(new URL("jar", null, element.toURI() + "!/" + folder));
        }
        for (ZipEntry entry : nested) {
            addNested(shown + "!/" + entry.getName(), jar, entry);
        }
    }

    private void addNested(String name, ZipFile jar, ZipEntry entry) throws IOException {
        // Not under its own name, which this system may not be able to express.
        Path copy = folder.resolve(files.size() + ".jar");
        copy.toFile().deleteOnExit();
        boolean copied;
        try {
            copied = isCopied(jar, entry, copy);
        } catch (IOException e) {
            broken.add(name + " cannot be read: " + e.getMessage());
            Files.deleteIfExists(copy);
            return;
        }
        if (!copied) {
            broken.add(name + " was not searched: the jars within jars have more than " + MOST_BYTES + " bytes");
            Files.delete(copy);
        } else if (name.endsWith(WEB)) {
            addWebApplication(name, copy.toFile());
        } else if (matters(name, copy)) {
            urls.add(copy.toUri().toURL());
            files.put(copy.toFile(), name);
        } else {
            Files.delete(copy);
        }
    }

    /** Adds a web application of an enterprise archive, which has jars of its own. */
    private void addWebApplication(String name, File copy) {
        files.put(copy, name);
        try (ZipFile web = new ZipFile(copy)) {
            addInner(copy, name, web);
        } catch (IOException e) {
            broken.add(name + " cannot be read: " + e.getMessage());
        }
    }

    /** Returns false if it has more bytes than are left; the size that it claims proves nothing. */
    private boolean isCopied(ZipFile jar, ZipEntry entry, Path copy) throws IOException {
        try (InputStream in = jar.getInputStream(entry);
                OutputStream out = Files.newOutputStream(copy)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                left -= n;
                if (left < 0) {
                    return false;
                }
                out.write(buffer, 0, n);
            }
        }
        return true;
    }

    /** Returns true if it has a bundle or JNA; nothing else in it matters for loading. */
    private boolean matters(String name, Path copy) {
        try (ZipFile inner = new ZipFile(copy.toFile())) {
            return inner.getEntry(JNA) != null || inner.stream().anyMatch(new IsIndex());
        } catch (IOException e) {
            broken.add(name + " cannot be read: " + e.getMessage());
            return false;
        }
    }

    private static final class IsIndex implements java.util.function.Predicate<ZipEntry> {
        @Override
        public boolean test(ZipEntry entry) {
            return entry.getName().startsWith(INDEX);
        }
    }
}
