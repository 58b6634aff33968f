package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.bed.KeyRing;
import io.github.ferrule.its.bed.KeyServer;
import io.github.ferrule.its.maven.DocumentationPage;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.Shell;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** docs/publishing.md, from the first line to the last: its poms put in, its commands run. */
@Order(1)
@ResourceLock(MavenRun.INSTALLED)
class PublishingPageIT {

    private static final DocumentationPage PAGE = DocumentationPage.read("publishing.md");
    private static final String PLACE = "goes into: ";

    @Test
    void thePageLeadsToARelease() throws IOException {
        Bed.get().require("rust.targets");
        TestProject project = TestProject.copy("mathlib", "publishing-page")
                .repository()
                .edit(
                        "pom.xml",
                        pom -> pom.replace("<goal>build</goal>", "<goal>build</goal><goal>collect</goal>")
                                .replace("<ferrule.attach>thin,all</ferrule.attach>", ""));
        for (String place : List.of("configuration", "project", "plugins", "top")) {
            putIn(project, place, PAGE.exampleAfter(PLACE + place));
        }
        try (KeyRing keys = KeyRing.create();
                KeyServer server = KeyServer.start()) {
            Shell shell = Shell.in(project).with("GNUPGHOME", keys.toString());
            for (String command :
                    PAGE.examples("sh").stream().flatMap(String::lines).toList()) {
                shell.run(command.replace(
                                "<key id>", "\"$(gpg --list-keys --with-colons | awk -F: '/^fpr/ {print $10; exit}')\"")
                        .replace("keyserver.ubuntu.com", server.address())
                        .replace("gpg ", "gpg --batch --passphrase '' "));
            }
            assertThat(server.received()).singleElement().asString().contains("BEGIN PGP PUBLIC KEY BLOCK");
        }
        assertThat(project.jar("target/ferrule/central-bundle.zip").files())
                .contains("com/acme/mathlib/1.4.0/mathlib-1.4.0.module.asc");
        assertThat(project.has(".github/workflows/natives.yml")).isTrue();
        assertOthersUse(project.path("target/staging").toUri().toString());
    }

    /** Both dependencies of the page, with the staged release in place of Maven Central. */
    private static void assertOthersUse(String repository) {
        List<String> dependencies = PAGE.section("9. How others use it").examples("xml");
        assertThat(dependencies).hasSize(2);
        for (String dependency : dependencies) {
            TestProject consumer = TestProject.empty("publishing-page-consumer")
                    .write("pom.xml", """
                    <project xmlns="http://maven.apache.org/POM/4.0.0">
                      <modelVersion>4.0.0</modelVersion>
                      <groupId>com.example</groupId>
                      <artifactId>consumer</artifactId>
                      <version>1</version>
                      <repositories><repository><id>staged</id><url>%s</url></repository></repositories>
                      <dependencies>%s</dependencies>
                    </project>
                    """.formatted(repository, dependency));
            consumer.maven().succeeds("org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies");
            assertThat(BedProgram.of("java.17")
                            .run(consumer.path("."), "-cp", "target/dependency/*", "com.acme.MathLib"))
                    .contains("40 + 2 = 42");
        }
    }

    private static void putIn(TestProject project, String place, String xml) {
        project.edit("pom.xml", pom -> switch (place) {
            case "configuration" ->
                pom.replace("<configuration></configuration>", "<configuration>" + xml + "</configuration>");
            case "project" -> pom.replaceFirst("<properties>", xml + "<properties>");
            case "plugins" -> pom.replaceFirst("</plugins>\\s+</build>", xml + "</plugins></build>");
            case "top" -> pom.replaceFirst("<modelVersion>", xml + "<modelVersion>");
            default -> throw new AssertionError("no place is called " + place);
        });
    }
}
