package io.github.ferrule.its;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.maven.Shell;
import io.github.ferrule.its.maven.TestProject;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * A workflow that Ferrule wrote for a project.
 *
 * @param project the root of the project's repository
 * @param text the text of the workflow
 * @param jobs its jobs by name, and GitLab's other top-level keys
 */
record CiWorkflow(TestProject project, String text, Map<String, Object> jobs) {

    static final String GITHUB = ".github/workflows/natives.yml";
    static final String GITLAB = ".gitlab/natives.yml";

    static CiWorkflow github(String name, String... targets) throws IOException {
        TestProject repository = TestProject.empty(name).repository();
        return github(repository, project(repository, ".", targets));
    }

    /** The workflow for a module of a repository. */
    static CiWorkflow github(TestProject repository, TestProject module, String... arguments) throws IOException {
        List<String> call = new ArrayList<>(List.of(arguments));
        call.add("ferrule:generate-ci");
        module.maven().succeeds(call.toArray(String[]::new));
        String text = Files.readString(repository.path(GITHUB));
        return new CiWorkflow(repository, text, map(yaml(text).get("jobs")));
    }

    static CiWorkflow gitlab(String name, String... targets) throws IOException {
        TestProject repository = TestProject.empty(name).repository();
        return gitlab(repository, project(repository, ".", targets));
    }

    /** The workflow for a module of a repository. */
    static CiWorkflow gitlab(TestProject repository, TestProject module) throws IOException {
        module.maven().succeeds("ferrule:generate-ci", "-Dferrule.ci=gitlab");
        String text = Files.readString(repository.path(GITLAB));
        return new CiWorkflow(repository, text, yaml(text));
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

    /** Returns the files that a GitHub job uploads under a name. */
    String upload(String job, String name) {
        return ((List<?>) job(job).get("steps"))
                .stream()
                        .map(step -> map(map(step).getOrDefault("with", Map.of())))
                        .filter(with -> name.equals(with.get("name")) && with.containsKey("if-no-files-found"))
                        .map(with -> (String) with.get("path"))
                        .findFirst()
                        .orElseThrow();
    }

    /** Runs the commands of a job on a machine without Rust, and returns their output. */
    String runWithoutRust(String job) {
        return shell().with("PATH", pathWithoutRust()).run(String.join("\n", script(job)));
    }

    /** Returns a path with Maven, and without the folders that have cargo. */
    static String pathWithoutRust() {
        return Path.of(Bed.get().require("maven.3.9.16"), "bin")
                + File.pathSeparator
                + Stream.of(Bed.get().environment().get("PATH").split(File.pathSeparator))
                        .filter(folder -> !Files.exists(Path.of(folder, "cargo")))
                        .collect(Collectors.joining(File.pathSeparator));
    }

    /** Runs the commands of a job, and returns their output. */
    String run(String job) {
        return shell().run(String.join("\n", script(job)));
    }

    /** Runs the commands of a job until one fails, and returns their output. */
    String fails(String job) {
        return shell().fails(String.join("\n", script(job)));
    }

    /**
     * Runs the steps of a GitHub job as for a tag, in shells of their own, between which {@code GITHUB_ENV} passes variables, and
     * returns their output.
     */
    String runForTag(String job, String tag, Map<String, String> environment) {
        StringBuilder output = new StringBuilder();
        String file = project.path("github-env").toString();
        project.write("github-env", "");
        for (String step : script(job)) {
            Shell shell = shell().with("GITHUB_REF_NAME", tag).with("GITHUB_ENV", file);
            for (Map.Entry<String, String> variable : environment.entrySet()) {
                shell = shell.with(variable.getKey(), variable.getValue());
            }
            // the service's Maven has no settings of these tests in MAVEN_ARGS
            String own = "set -a; tests=$MAVEN_ARGS; . " + file + "; MAVEN_ARGS=\"$tests $MAVEN_ARGS\"; set +a\n";
            output.append(shell.run(own + step));
        }
        return output.toString();
    }

    /** Copies what a GitHub job uploads to where another one downloads it. */
    void handOver(String job, String name, String to) throws IOException {
        String from = upload(job, name);
        boolean isPattern = from.contains("*");
        Path folder = project.path(isPattern ? from.substring(0, from.lastIndexOf('/')) : from);
        PathMatcher files = FileSystems.getDefault()
                .getPathMatcher("glob:" + (isPattern ? from.substring(from.lastIndexOf('/') + 1) : "**"));
        try (Stream<Path> tree = Files.walk(folder, isPattern ? 1 : Integer.MAX_VALUE)) {
            for (Path file : tree.filter(Files::isRegularFile)
                    .filter(it -> files.matches(folder.relativize(it)))
                    .toList()) {
                Path target = project.path(to).resolve(folder.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Shell shell() {
        return Shell.in(project).with("MAVEN_FLAGS", "--batch-mode --no-transfer-progress");
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static Map<String, Object> yaml(String text) {
        return new Yaml().load(text);
    }

    /** The fixture in a folder of a repository. */
    static TestProject project(TestProject repository, String folder, String... targets) {
        String configuration = Stream.of(targets)
                .map(target -> "<target>" + target + "</target>")
                .collect(Collectors.joining("", "<targets>", "</targets>"));
        return repository
                .module("mathlib", folder)
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
