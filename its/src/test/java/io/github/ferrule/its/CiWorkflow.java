package io.github.ferrule.its;

import io.github.ferrule.its.maven.Shell;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * A workflow that Ferrule wrote for a project.
 *
 * @param project the project
 * @param text the text of the workflow
 * @param jobs its jobs by name, and what GitLab has beside them
 */
record CiWorkflow(TestProject project, String text, Map<String, Object> jobs) {

    static final String GITHUB = ".github/workflows/natives.yml";
    static final String GITLAB = ".gitlab/natives.yml";

    static CiWorkflow github(String name, String... targets) throws IOException {
        TestProject project = project(name, targets);
        project.maven().succeeds("ferrule:generate-ci");
        String text = Files.readString(project.path(GITHUB));
        return new CiWorkflow(project, text, map(yaml(text).get("jobs")));
    }

    static CiWorkflow gitlab(String name, String... targets) throws IOException {
        TestProject project = project(name, targets);
        project.maven().succeeds("ferrule:generate-ci", "-Dferrule.ci=gitlab");
        String text = Files.readString(project.path(GITLAB));
        return new CiWorkflow(project, text, yaml(text));
    }

    Map<String, Object> job(String name) {
        return map(jobs.get(name));
    }

    /** The shell commands of a job. */
    List<String> script(String job) {
        List<?> lines = job(job).get("steps") instanceof List<?> steps
                ? steps.stream().map(step -> map(step).get("run")).toList()
                : (List<?>) job(job).get("script");
        return lines.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /** What the commands of a job print. */
    String run(String job) {
        return Shell.in(project)
                .with("MAVEN_FLAGS", "--batch-mode --no-transfer-progress")
                .run(String.join("\n", script(job)));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static Map<String, Object> yaml(String text) {
        return new Yaml().load(text);
    }

    private static TestProject project(String name, String... targets) {
        String configuration = Stream.of(targets)
                .map(target -> "<target>" + target + "</target>")
                .collect(Collectors.joining("", "<targets>", "</targets>"));
        return TestProject.copy("mathlib", name)
                .configure(configuration)
                .edit(
                        "pom.xml",
                        pom -> pom.replace("<goal>build</goal>", "<goal>build</goal><goal>collect</goal>")
                                .replace("<pluginManagement>\n      <plugins>", """
                                <pluginManagement>
                                      <plugins>
                                        <plugin>
                                          <artifactId>maven-dependency-plugin</artifactId>
                                          <version>3.11.0</version>
                                        </plugin>"""))
                .locked("mathlib");
    }
}
