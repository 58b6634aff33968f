package io.github.ferrule.plugin.release.publish;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Maven Central's published requirements. */
public final class CentralRules {

    private static final Set<String> REQUIRED_DIGESTS = Set.of("md5", "sha1");

    private CentralRules() {}

    /** Returns the violations of a release, one line each; none if Central would accept it. */
    public static List<String> check(StagedRelease release) {
        if (release.folder().getFileName().toString().endsWith("-SNAPSHOT")) {
            return List.of("it is a snapshot"); // whose files have time stamps for names
        }
        List<String> violations = new ArrayList<>();
        release.pom().missing().forEach(path -> violations.add("the pom has no <" + path.replace("/", "><") + ">"));
        Set<String> names = release.files().stream().map(PublishedFile::name).collect(Collectors.toSet());
        if (release.pom().isJar()) {
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
