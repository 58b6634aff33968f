package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.bundle.JarContent;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Resource;

/** The files of a project that go into the jars of its libraries, too. */
final class JarResources {

    /** License and notice must accompany each jar of many projects, so they are taken from the compiled resources. */
    private static final String LEGAL = "META-INF/{LICENSE,NOTICE,DEPENDENCIES}{,.txt,.md}";

    private JarResources() {}

    /**
     * Finds the files.
     *
     * @param classes the folder with the project's compiled resources
     * @param configured more files; null for none
     * @throws FerruleException if a folder does not exist
     */
    static List<JarContent> find(Path classes, List<Resource> configured) throws IOException {
        Map<String, JarContent> found = new TreeMap<>();
        add(found, classes, "", List.of(LEGAL), List.of());
        for (Resource resource : configured == null ? List.<Resource>of() : configured) {
            Path folder = Path.of(String.valueOf(resource.getDirectory()));
            if (!Files.isDirectory(folder)) {
                throw Problem.of(ProblemCode.INVALID_OPTION, "resources: " + folder + " is not a folder")
                        .remedy("write  <resources><resource><directory>${project.basedir}/src/natives</directory>"
                                + "</resource></resources>")
                        .asException();
            }
            String target = resource.getTargetPath() == null ? "" : resource.getTargetPath() + "/";
            List<String> includes = resource.getIncludes().isEmpty() ? List.of("**") : resource.getIncludes();
            add(found, folder, target, includes, resource.getExcludes());
        }
        return List.copyOf(found.values());
    }

    /**
     * Adds the files to the entries of a jar.
     *
     * @throws FerruleException if a file would replace an entry
     */
    static List<JarContent> join(List<JarContent> contents, List<JarContent> resources) {
        Map<String, Long> paths = Stream.concat(contents.stream(), resources.stream())
                .collect(Collectors.groupingBy(JarContent::path, TreeMap::new, Collectors.counting()));
        paths.put("META-INF/MANIFEST.MF", 1 + paths.getOrDefault("META-INF/MANIFEST.MF", 0L));
        List<String> twice = paths.entrySet().stream()
                .filter(path -> path.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
        if (!twice.isEmpty()) {
            throw Problem.of(ProblemCode.INVALID_OPTION, "resources: these files would replace those of the bundle")
                    .facts(twice)
                    .remedy("exclude them, or choose another  <targetPath>")
                    .asException();
        }
        List<JarContent> all = new ArrayList<>(contents);
        all.addAll(resources);
        return all;
    }

    private static void add(
            Map<String, JarContent> found, Path folder, String target, List<String> includes, List<String> excludes)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(it -> Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                Path relative = folder.relativize(file);
                if (matches(includes, relative) && !matches(excludes, relative)) {
                    String path =
                            Path.of(target + relative).normalize().toString().replace('\\', '/');
                    if (path.startsWith("../") || path.startsWith("/")) {
                        throw Problem.of(
                                        ProblemCode.INVALID_OPTION,
                                        "resources: '" + target + "' points outside the jar")
                                .remedy("write a  <targetPath>  such as  META-INF")
                                .asException();
                    }
                    found.put(path, new JarContent.File(path, file));
                }
            }
        }
    }

    /** As in Maven's resources, a pattern with two asterisks also matches no folder at all. */
    private static boolean matches(List<String> patterns, Path file) {
        return patterns.stream()
                .map(pattern -> pattern.trim().replace('\\', '/').replaceFirst("/$", "/**"))
                .flatMap(pattern -> Stream.of(pattern, pattern.replaceFirst("^\\*\\*/", "")))
                .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
                .anyMatch(matcher -> matcher.matches(file));
    }
}
