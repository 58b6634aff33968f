package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.maven.TestProject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first build of a new project for five platforms prints no warning, since its author could do nothing about it. */
class FirstBuildIT {

    private static final String PLUGIN =
            "io.github.ferrule:ferrule-maven-plugin:" + System.getProperty("ferrule.version");

    private static final String FIVE = "x86_64-unknown-linux-gnu.2.17,aarch64-unknown-linux-gnu.2.17,"
            + "x86_64-unknown-linux-musl,x86_64-pc-windows-gnu,aarch64-apple-darwin";

    @Test
    void printsNoWarning() {
        TestProject project = TestProject.empty("first-build");
        project.maven().succeeds(PLUGIN + ":init");

        List<String> log = project.maven()
                .succeeds("package", "-Dferrule.targets=" + FIVE)
                .text()
                .lines()
                .toList();

        assertThat(log).filteredOn(line -> line.contains("WARN")).isEmpty();
        assertThat(log).anyMatch(line -> line.endsWith("5 libraries, 0 errors, 0 warnings"));
        assertThat(log).anyMatch(line -> line.contains("report: ") && line.endsWith("target/ferrule/audit.html"));
        assertThat(project.path("target/ferrule/audit.html")).content().contains("No findings in 5 libraries");
    }
}
