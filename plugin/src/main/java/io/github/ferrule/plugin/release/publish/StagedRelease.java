package io.github.ferrule.plugin.release.publish;

import io.github.ferrule.plugin.support.pom.PomReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;

/**
 * One version of one artifact in a folder that is laid out as a Maven repository.
 *
 * @param folder its folder, relative to the repository's root
 * @param files the published files
 * @param companions checksums and signatures, by file name
 * @param pom the published pom
 */
public record StagedRelease(Path folder, List<PublishedFile> files, Map<String, String> companions, Model pom) {

    private static final String COMPANION = ".*\\.(md5|sha1|sha256|sha512|asc)";

    public StagedRelease {
        files = List.copyOf(files);
        companions = new TreeMap<>(companions);
    }

    /** Reads every release in a repository. */
    public static List<StagedRelease> readAll(Path repository) throws IOException {
        List<StagedRelease> releases = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(repository)) {
            for (Path pom : tree.filter(path -> isPom(repository.relativize(path)))
                    .sorted()
                    .toList()) {
                releases.add(read(repository, pom));
            }
        }
        return releases;
    }

    /** Returns group, artifact and version. */
    public String coordinates() {
        Path artifact = folder.getParent();
        return artifact.getParent().toString().replaceAll("[/\\\\]", ".") + ":" + artifact.getFileName() + ":"
                + folder.getFileName();
    }

    /** Returns the version. */
    public String version() {
        return folder.getFileName().toString();
    }

    /** Returns the size of the published files, without checksums and signatures. */
    public long size() {
        return files.stream().mapToLong(PublishedFile::size).sum();
    }

    /**
     * Returns a line for each platform that the main jar promises and no library is for, or, for a pom that lists the jars of
     * platforms, for each jar that it omits.
     */
    public List<String> missingPlatforms(Path repository) throws IOException {
        return pom.getPackaging().equals("pom")
                ? omittedJars(repository)
                : new StagedPlatforms(repository.resolve(folder), baseName()).missing();
    }

    private List<String> omittedJars(Path repository) throws IOException {
        Map<String, Set<String>> listed = new TreeMap<>();
        for (Dependency dependency : pom.getDependencies()) {
            String staged = dependency.getGroupId().replace('.', '/') + "/" + dependency.getArtifactId() + "/"
                    + dependency.getVersion();
            if (dependency.getClassifier() != null && Files.isDirectory(repository.resolve(staged))) {
                listed.computeIfAbsent(staged, it -> new TreeSet<>()).add(dependency.getClassifier());
            }
        }
        List<String> omitted = new ArrayList<>();
        for (Map.Entry<String, Set<String>> release : listed.entrySet()) {
            Path jars = repository.resolve(release.getKey());
            String baseName = jars.getParent().getFileName() + "-" + jars.getFileName();
            new StagedPlatforms(jars, baseName)
                    .classifiers().stream()
                            .filter(classifier -> !release.getValue().contains(classifier))
                            .map(classifier -> "it has no dependency on " + baseName + "-" + classifier + ".jar")
                            .forEach(omitted::add);
        }
        return omitted;
    }

    /** Returns the prefix of the names of its files. */
    String baseName() {
        return folder.getParent().getFileName() + "-" + folder.getFileName();
    }

    /** Returns true for {@code <group>/<artifact>/<version>/<artifact>-….pom}; other poms in the folder are not releases. */
    private static boolean isPom(Path path) {
        int names = path.getNameCount();
        String file = path.getFileName().toString();
        return file.endsWith(".pom") && names >= 4 && file.startsWith(path.getName(names - 3) + "-");
    }

    private static StagedRelease read(Path repository, Path pom) throws IOException {
        List<PublishedFile> files = new ArrayList<>();
        Map<String, String> companions = new TreeMap<>();
        try (Stream<Path> folder = Files.list(pom.getParent())) {
            for (Path file : folder.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.matches(COMPANION)) {
                    companions.put(name, Files.readString(file).trim());
                } else if (!name.startsWith("maven-metadata")) {
                    files.add(PublishedFile.of(file, name));
                }
            }
        }
        return new StagedRelease(repository.relativize(pom.getParent()), files, companions, PomReader.read(pom));
    }
}
