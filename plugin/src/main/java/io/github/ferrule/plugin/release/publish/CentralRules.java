package io.github.ferrule.plugin.release.publish;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Maven Central's published requirements: what its portal would refuse. */
public final class CentralRules {

    private static final Set<String> REQUIRED_DIGESTS = Set.of("md5", "sha1");

    private CentralRules() {}

    /** What stands in the way of a release, a line each; nothing if it may go. */
    public static List<String> judge(StagedRelease release) {
        List<String> offences = new ArrayList<>();
        if (release.folder().getFileName().toString().endsWith("-SNAPSHOT")) {
            offences.add("it is a snapshot");
        }
        release.pom().missing().forEach(path -> offences.add("the pom has no <" + path.replace("/", "><") + ">"));
        Set<String> names = release.files().stream().map(PublishedFile::name).collect(Collectors.toSet());
        if (release.pom().isJar()) {
            for (String end : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
                if (!names.contains(release.baseName() + end)) {
                    offences.add("there is no " + release.baseName() + end);
                }
            }
        }
        release.files().forEach(file -> judge(release, file, offences));
        return offences;
    }

    /** The artifacts that are staged in several versions, a line each: all but one are left of earlier runs. */
    public static List<String> severalVersions(List<StagedRelease> releases) {
        Map<Path, List<Path>> versions = releases.stream()
                .map(StagedRelease::folder)
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.toList()));
        return versions.values().stream()
                .filter(folders -> folders.size() > 1)
                .map(folders -> folders.stream().map(Path::toString).collect(Collectors.joining(", ")))
                .toList();
    }

    private static void judge(StagedRelease release, PublishedFile file, List<String> offences) {
        if (!release.companions().getOrDefault(file.name() + ".asc", "").startsWith("-----BEGIN PGP SIGNATURE-----")) {
            offences.add(file.name() + " is not signed");
        }
        file.digests().forEach((end, digest) -> {
            String stated = release.companions().get(file.name() + "." + end);
            if (stated == null ? REQUIRED_DIGESTS.contains(end) : !stated.equalsIgnoreCase(digest)) {
                offences.add(file.name() + (stated == null ? " has no ." : " does not fit its .") + end);
            }
        });
    }
}
