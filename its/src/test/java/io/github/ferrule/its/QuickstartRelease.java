package io.github.ferrule.its;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.ExecutedPlatform;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The quickstart as {@code mvn deploy} publishes it, in a repository that nothing but the consumers reads. */
final class QuickstartRelease {

    static final String VERSION = "1.0.0-consumed";

    private final TestProject project;

    private QuickstartRelease(TestProject project) {
        this.project = project;
    }

    /** Publishes it, once for all tests. */
    static QuickstartRelease get() {
        return Holder.PUBLISHED;
    }

    /** Remembers a failure, because a second attempt would take as long. */
    private static final class Holder {
        static final QuickstartRelease PUBLISHED = publish();
    }

    private static QuickstartRelease publish() {
        Bed.get().require("rust.targets");
        String targets = Arrays.stream(ExecutedPlatform.values())
                .map(ExecutedPlatform::target)
                .distinct()
                .map(target -> "<target>" + target + "</target>")
                .collect(Collectors.joining());
        TestProject project = TestProject.example("quickstart", "published-quickstart")
                .edit(
                        "pom.xml",
                        pom -> pom.replace("<version>1.0.0</version>", "<version>" + VERSION + "</version>")
                                .replace("<goal>develop</goal>", "")
                                .replace(
                                        "<modelVersion>",
                                        "<!-- do_not_remove: published-with-gradle-metadata -->\n<modelVersion>")
                                .replaceFirst(
                                        "<configuration>",
                                        "<configuration><attach>thin,all</attach><targets>" + targets + "</targets>"));
        forgetWhatConsumersFetched();
        project.maven()
                .keepingCrates("quickstart")
                .unoptimized() // it is to be found and called
                .succeeds(
                        "deploy",
                        "-Dmaven.test.skip",
                        "-Dmaven.install.skip",
                        "-DaltDeploymentRepository=published::file:target/repository");
        String platform = "target/ferrule/platform.pom";
        project.maven()
                .succeeds(
                        "deploy:deploy-file",
                        "-Dfile=" + platform,
                        "-DpomFile=" + platform,
                        "-DrepositoryId=published",
                        "-Durl=file:target/repository");
        return new QuickstartRelease(project);
    }

    private static void forgetWhatConsumersFetched() {
        Path fetched = Path.of(System.getProperty("ferrule.its.repository"), "com", "example");
        try {
            TestProject.deleteTree(fetched.resolve("quickstart").resolve(VERSION));
            TestProject.deleteTree(fetched.resolve("quickstart-platform").resolve(VERSION));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of the repository. */
    String repository() {
        return project.path("target/repository").toAbsolutePath().toUri().toString();
    }

    /** The folder with what was published. */
    Path folder() {
        return project.path("target/repository/com/example/quickstart/" + VERSION);
    }
}
