package io.github.ferrule.plugin.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ferrule.plugin.build.Fingerprint;
import io.github.ferrule.plugin.build.PropertiesText;
import io.github.ferrule.plugin.build.target.JvmPlatform;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The libraries of a published release, in place of those that this machine does not build.
 *
 * <p>They get the version of the project: the loader takes libraries of one release only, and the list of the current one may
 * be on the class path.
 *
 * @param coordinates the project, whose version the libraries get
 * @param platform the platform to take the libraries of
 */
public record ReleasedLibraries(Coordinates coordinates, JvmPlatform platform) {

    /** The classifier of a release whose main jar contains the libraries. */
    public static final String MAIN_JAR = "";

    private static final String PUBLISHED = "/published.properties";
    private static final int TEXT_LIMIT = 1 << 20;

    /** Reads from the main jar in which jars the libraries of the platform are: their classifiers, or {@link #MAIN_JAR}. */
    public SortedSet<String> classifiers(Path mainJar) throws IOException {
        SortedSet<String> classifiers = new TreeSet<>();
        try (ZipFile zip = new ZipFile(mainJar.toFile())) {
            for (ZipEntry entry : entries(zip)) {
                if (entry.getName().endsWith(PUBLISHED)) {
                    Properties published = properties(zip, entry);
                    Stream.of(published.getProperty("platforms", "").split(","))
                            .filter(triple -> !triple.isBlank() && platform.runs(TargetTriple.parse(triple)))
                            .map(triple -> published.getProperty("classifier." + triple, MAIN_JAR))
                            .forEach(classifiers::add);
                }
            }
        }
        return classifiers;
    }

    /**
     * Reads the libraries of the platform from a jar, with their descriptors and the list of all libraries.
     *
     * @throws FerruleException if a library is not the one that its descriptor describes
     */
    public List<JarContent> contents(Path jar) throws IOException {
        List<JarContent> contents = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : entries(zip)) {
                if (entry.getName().equals(layout().index())) {
                    contents.add(new JarContent.Text(entry.getName(), read(zip, entry, TEXT_LIMIT)));
                } else if (layout().isDescriptor(entry.getName())) {
                    contents.addAll(library(zip, entry));
                }
            }
        }
        return contents;
    }

    private List<JarContent> library(ZipFile zip, ZipEntry entry) throws IOException {
        Properties descriptor = properties(zip, entry);
        if (!platform.runs(TargetTriple.parse(descriptor.getProperty("triple", "")))) {
            return List.of();
        }
        String resource = descriptor.getProperty("resource", "");
        ZipEntry file = zip.getEntry(resource);
        byte[] library = file == null || !isFile(resource) ? new byte[0] : read(zip, file, size(descriptor));
        if (!Fingerprint.of(library).sha256().equals(descriptor.getProperty("sha256"))) {
            throw Problem.of(ProblemCode.NO_RELEASE, zip.getName() + ": does not contain the library that it describes")
                    .fact(entry.getName() + " describes " + resource)
                    .remedy("delete the jar, so that Maven downloads it again")
                    .asException();
        }
        TreeMap<String, String> values = new TreeMap<>();
        descriptor.stringPropertyNames().forEach(name -> values.put(name, descriptor.getProperty(name)));
        values.put("version", coordinates.version());
        return List.of(
                new JarContent.Text(resource, library),
                JarContent.text(entry.getName(), PropertiesText.format(values)));
    }

    /** Returns the size that a descriptor states; 0 for what no library has, so that the hash differs. */
    private static int size(Properties descriptor) {
        String size = descriptor.getProperty("size", "");
        return size.matches("[0-9]{1,9}") ? Integer.parseInt(size) : 0;
    }

    private List<? extends ZipEntry> entries(ZipFile zip) {
        return zip.stream()
                .filter(entry -> entry.getName().startsWith(layout().folder()))
                .toList();
    }

    private BundleLayout layout() {
        return new BundleLayout(coordinates.bundleId());
    }

    /** Returns true unless a part of the path leads out of its folder. */
    private static boolean isFile(String path) {
        return Stream.of(path.split("/", -1)).noneMatch(part -> part.matches("|\\.|\\.\\.|.*[\\\\:].*"));
    }

    private static Properties properties(ZipFile zip, ZipEntry entry) throws IOException {
        return PropertiesText.parse(new String(read(zip, entry, TEXT_LIMIT), UTF_8));
    }

    private static byte[] read(ZipFile zip, ZipEntry entry, int limit) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes(limit);
        }
    }
}
