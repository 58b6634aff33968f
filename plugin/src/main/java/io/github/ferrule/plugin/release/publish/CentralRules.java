package io.github.ferrule.plugin.release.publish;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Developer;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.Scm;

/** Maven Central's published requirements. */
public final class CentralRules {

    private static final Set<String> REQUIRED_DIGESTS = Set.of("md5", "sha1");

    /** The elements that a pom must have, and their values. */
    private static final Map<String, Function<Model, Stream<String>>> REQUIRED = new LinkedHashMap<>();

    static {
        REQUIRED.put("<name>", pom -> Stream.ofNullable(pom.getName()));
        REQUIRED.put("<description>", pom -> Stream.ofNullable(pom.getDescription()));
        REQUIRED.put("<url>", pom -> Stream.ofNullable(pom.getUrl()));
        REQUIRED.put(
                "<licenses><license><name>", pom -> pom.getLicenses().stream().map(License::getName));
        REQUIRED.put(
                "<developers><developer><name>",
                pom -> pom.getDevelopers().stream().map(Developer::getName));
        REQUIRED.put("<scm><connection>", pom -> Stream.ofNullable(pom.getScm()).map(Scm::getConnection));
        REQUIRED.put("<scm><url>", pom -> Stream.ofNullable(pom.getScm()).map(Scm::getUrl));
    }

    private CentralRules() {}

    /** Returns the violations of a release, one line each; none if Central would accept it. */
    public static List<String> check(StagedRelease release) {
        if (release.folder().getFileName().toString().endsWith("-SNAPSHOT")) {
            return List.of("it is a snapshot"); // whose files have time stamps for names
        }
        List<String> violations = new ArrayList<>();
        if (release.pom().getParent() == null) { // a parent may have what the pom does not
            REQUIRED.forEach((element, values) -> {
                if (values.apply(release.pom()).allMatch(value -> value == null || value.isBlank())) {
                    violations.add("the pom has no " + element);
                }
            });
        }
        Set<String> names = release.files().stream().map(PublishedFile::name).collect(Collectors.toSet());
        if (!release.pom().getPackaging().equals("pom")) {
            for (String end : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
                if (!names.contains(release.baseName() + end)) {
                    violations.add(release.baseName() + end + " is missing");
                }
            }
        }
        release.files().forEach(file -> check(release, file, violations));
        return violations;
    }

    /** Returns the artifacts that are staged in several versions, one line each; earlier runs left the others. */
    public static List<String> severalVersions(List<StagedRelease> releases) {
        Map<Path, List<Path>> versions = releases.stream()
                .map(StagedRelease::folder)
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.toList()));
        return versions.values().stream()
                .filter(folders -> folders.size() > 1)
                .map(folders -> folders.stream().map(Path::toString).collect(Collectors.joining(", ")))
                .toList();
    }

    private static void check(StagedRelease release, PublishedFile file, List<String> violations) {
        if (!release.companions().getOrDefault(file.name() + ".asc", "").startsWith("-----BEGIN PGP SIGNATURE-----")) {
            violations.add(file.name() + " is not signed");
        }
        file.digests().forEach((end, digest) -> {
            String stated = release.companions().get(file.name() + "." + end);
            if (stated == null ? REQUIRED_DIGESTS.contains(end) : !stated.equalsIgnoreCase(digest)) {
                violations.add(file.name() + (stated == null ? " has no ." : " does not match its .") + end);
            }
        });
    }
}
