package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.release.publish.CentralBundle;
import io.github.ferrule.plugin.release.publish.CentralLimits;
import io.github.ferrule.plugin.release.publish.CentralRules;
import io.github.ferrule.plugin.release.publish.StagedRelease;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Check a staged release against Maven Central's rules, and pack it into the zip file that its portal accepts.
 *
 * <p>{@code mvn deploy ferrule:central -DaltDeploymentRepository=staging::file:target/staging}
 *
 * @since 0.1.0
 */
@Mojo(name = "central", defaultPhase = LifecyclePhase.DEPLOY, threadSafe = true)
public final class CentralMojo extends FerruleMojo {

    /**
     * Read the release from this folder. It has the layout of a Maven repository; {@code mvn deploy} writes it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.staging", defaultValue = "${session.executionRootDirectory}/target/staging")
    File staging;

    /**
     * Write the zip file here.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "ferrule.centralBundle",
            defaultValue = "${project.build.directory}/ferrule/central-bundle.zip")
    File centralBundle;

    /**
     * Allow a release without some of the platforms that its main jar lists. A release on Maven Central cannot be completed
     * later.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.allowIncomplete", defaultValue = "false")
    boolean allowIncomplete;

    /**
     * Fail unless every staged artifact has the version of this tag, which may begin with {@code v}. Generated workflows pass
     * the tag that started them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.tag")
    String tag;

    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    String outputTimestamp;

    @Override
    void run() throws IOException {
        Path repository = staging.toPath();
        List<StagedRelease> releases = Files.isDirectory(repository) ? StagedRelease.readAll(repository) : List.of();
        if (releases.isEmpty()) {
            throw Problem.of(ProblemCode.NOTHING_STAGED, staging + ": contains no release")
                    .remedy("stage it first:  mvn deploy -DaltDeploymentRepository=staging::file:" + staging)
                    .asException();
        }
        requireOneVersion(releases);
        requireVersionOfTag(releases);
        for (StagedRelease release : releases) {
            check(release);
            if (!allowIncomplete) {
                requireAllPlatforms(release, repository);
            }
        }
        CentralLimits limits = CentralLimits.load();
        long bytes = releases.stream().mapToLong(StagedRelease::size).sum();
        long files = releases.stream()
                .mapToLong(
                        release -> release.files().size() + release.companions().size())
                .sum();
        List<String> warnings = limits.warnings(bytes, files);
        if (warnings.isEmpty()) {
            getLog().info(limits.describe(bytes, files));
        }
        warnings.forEach(getLog()::warn);
        CentralBundle.write(centralBundle.toPath(), repository, releases, OutputTimestamp.parse(outputTimestamp));
        getLog().info("the release follows Maven Central's rules: " + centralBundle);
    }

    private void requireOneVersion(List<StagedRelease> releases) {
        List<String> several = CentralRules.severalVersions(releases);
        if (!several.isEmpty()) {
            throw Problem.of(ProblemCode.CENTRAL_RULES, staging + ": contains several versions of one artifact")
                    .facts(several)
                    .remedy("delete the folder, and stage the release again")
                    .asException();
        }
    }

    private void requireVersionOfTag(List<StagedRelease> releases) {
        List<String> others = tag == null
                ? List.of()
                : releases.stream()
                        .filter(release -> !release.version().equals(tag.replaceFirst("^v", "")))
                        .map(StagedRelease::coordinates)
                        .toList();
        if (!others.isEmpty()) {
            throw Problem.of(ProblemCode.TAG_MISMATCH, staging + ": contains other versions than the tag " + tag)
                    .facts(others)
                    .remedy("set the version first, then tag that commit:  mvn versions:set -DnewVersion="
                            + tag.replaceFirst("^v", ""))
                    .remedy("or let the version of the poms be  ${revision} , and generate the workflow again")
                    .asException();
        }
    }

    private static void requireAllPlatforms(StagedRelease release, Path repository) throws IOException {
        List<String> missing = release.missingPlatforms(repository);
        if (!missing.isEmpty()) {
            throw Problem.of(
                            ProblemCode.INCOMPLETE_SET,
                            release.coordinates() + ": libraries of the release's platforms are missing")
                    .facts(missing)
                    .remedy("stage it again with all platforms; Maven Central accepts no further files for it later")
                    .remedy("or publish it without them:  -Dferrule.allowIncomplete")
                    .asException();
        }
    }

    private static void check(StagedRelease release) {
        List<String> violations = CentralRules.check(release);
        if (!violations.isEmpty()) {
            throw Problem.of(
                            ProblemCode.CENTRAL_RULES,
                            release.coordinates() + ": Maven Central would refuse the release")
                    .facts(violations)
                    .remedy("docs/publishing.md has a pom that follows every rule")
                    .asException();
        }
    }
}
