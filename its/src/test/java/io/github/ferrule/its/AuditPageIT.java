package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.maven.DocumentationPage;
import io.github.ferrule.its.maven.Shell;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commands of docs/audit.md for jars that somebody else has built, in a folder without a project. */
class AuditPageIT {

    @Test
    void theGoalNeedsNoProject() throws IOException {
        TestProject project = TestProject.copy("mathlib", "audit-page/project");
        project.maven().unoptimized().succeeds("ferrule:build", "ferrule:bundle");
        Path jar = project.path("target/mathlib-1.4.0-linux-x86_64.jar");
        TestProject folder = TestProject.empty("audit-page/folder");
        Files.copy(jar, folder.path("some.jar"));
        Path lib = Path.of(System.getProperty("ferrule.its.repository"), "org/acme/lib/1.0");
        TestProject.deleteTree(lib);
        Files.createDirectories(lib);
        for (String file : List.of("lib-1.0.jar", "lib-1.0-linux-x86_64.jar")) {
            Files.copy(jar, lib.resolve(file));
        }

        List<String> commands = DocumentationPage.read("audit.md")
                .section("Where it runs")
                .example("")
                .lines()
                .toList();
        assertThat(commands)
                .hasSize(3)
                .allSatisfy(command -> assertThat(Shell.in(folder).run(command))
                        .contains("linux-x86-64/libmathlib.so", "1 library, 0 errors"));
    }
}
