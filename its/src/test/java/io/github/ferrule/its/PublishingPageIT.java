package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.KeyRing;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.Shell;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** docs/publishing.md, from the first line to the last: its poms put in, its commands run. */
@Order(1)
@ResourceLock(MavenRun.INSTALLED)
class PublishingPageIT {

    private static final Path PAGE =
            Path.of(System.getProperty("ferrule.its.examples")).resolveSibling("docs/publishing.md");
    private static final Pattern POM = Pattern.compile("(?s)<!-- goes into: (\\w+) -->\n```xml\n(.*?)```");
    private static final Pattern COMMANDS = Pattern.compile("(?s)```sh\n(.*?)```");

    @Test
    void thePageLeadsToARelease() throws IOException {
        Bed.get().require("rust.targets");
        String page = Files.readString(PAGE);
        TestProject project = TestProject.copy("mathlib", "publishing-page")
                .repository()
                .edit(
                        "pom.xml",
                        pom -> pom.replace("<goal>build</goal>", "<goal>build</goal><goal>collect</goal>")
                                .replace("<ferrule.attach>thin,all</ferrule.attach>", ""));
        POM.matcher(page).results().forEach(piece -> putIn(project, piece));
        try (KeyRing keys = KeyRing.create()) {
            Shell shell = Shell.in(project).with("GNUPGHOME", keys.toString());
            for (String command : COMMANDS.matcher(page)
                    .results()
                    .flatMap(block -> block.group(1).lines())
                    .toList()) {
                shell.run(command.replace("gpg ", "gpg --batch --passphrase '' "));
            }
        }
        assertThat(project.jar("target/ferrule/central-bundle.zip").files())
                .contains("com/acme/mathlib/1.4.0/mathlib-1.4.0.module.asc");
        assertThat(project.path("target/staging/com/acme/mathlib/1.4.0")).isDirectory();
        assertThat(project.has(".github/workflows/natives.yml")).isTrue();
    }

    @Test
    void everyParameterOfThePageIsOneOfAGoal() throws IOException {
        String goals = new String(IdeIT.plugin().bytes("META-INF/maven/plugin.xml"), StandardCharsets.UTF_8);
        assertThat(Pattern.compile("-D(ferrule\\.[A-Za-z.]+)")
                        .matcher(Files.readString(PAGE))
                        .results())
                .isNotEmpty()
                .allSatisfy(property -> assertThat(goals).contains("${" + property.group(1) + "}"));
    }

    private static void putIn(TestProject project, MatchResult piece) {
        String xml = piece.group(2);
        project.edit("pom.xml", pom -> switch (piece.group(1)) {
            case "configuration" ->
                pom.replace("<configuration></configuration>", "<configuration>" + xml + "</configuration>");
            case "project" -> pom.replaceFirst("<properties>", xml + "<properties>");
            case "plugins" -> pom.replaceFirst("</plugins>\\s+</build>", xml + "</plugins></build>");
            case "top" -> pom.replaceFirst("<modelVersion>", xml + "<modelVersion>");
            default -> throw new AssertionError("no place is called " + piece.group(1));
        });
    }
}
