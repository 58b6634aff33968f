package io.github.ferrule.its.maven;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bash in a project's folder, with {@code mvn} on the path and the tests' own local repository behind it.
 *
 * @param project the folder in which commands run
 * @param environment variables on top of those of the bed
 */
public record Shell(TestProject project, Map<String, String> environment) {

    /** One whose Maven reads {@code MAVEN_ARGS}, which 3.9 was the first to do. */
    public static Shell in(TestProject project) {
        Path maven = Path.of(Bed.get().require("maven.3.9.16"));
        Path jdk = Path.of(System.getProperty("java.home"));
        Map<String, String> bed = Bed.get().environment();
        return new Shell(
                project,
                Map.of(
                        "PATH",
                        maven.resolve("bin") + ":" + bed.get("PATH"),
                        "JAVA_HOME",
                        jdk.toString(),
                        MavenRun.OPTIONS,
                        bed.get(MavenRun.OPTIONS) + new ClassArchive(maven, jdk).option(),
                        "MAVEN_ARGS",
                        "--batch-mode --no-transfer-progress -gs " + MavenRun.settings() + " -Dmaven.repo.local="
                                + System.getProperty("ferrule.its.repository")));
    }

    /** The same with a variable set. */
    public Shell with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Shell(project, more);
    }

    /** Runs a script and expects success. */
    public String run(String script) {
        return new BedProgram("bash", environment).run(project.path("."), "-c", "set -e\n" + script);
    }

    /** Runs a script and expects failure. */
    public String fails(String script) {
        return new BedProgram("bash", environment).fails(project.path("."), "-c", "set -e\n" + script);
    }
}
