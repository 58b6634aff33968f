package io.github.ferrule.plugin.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.build.target.TargetSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CiSystemTest {

    private static final Path ROOT = Path.of("repository");

    @ParameterizedTest
    @EnumSource
    void aWorkflowForAProjectAtTheRootNamesNoFolders(CiSystem system) {
        String workflow = workflow(system, "pom.xml", null, "src/main/rust", "src/main/rust");
        assertThat(workflow.replaceAll(".*META-INF/sbom.*", ""))
                .contains(
                        " ferrule:build -Dferrule.targets=x86_64-unknown-linux-gnu\n",
                        " deploy -DskipTests -Dferrule.collectFrom=downloads \"-DaltDeployment",
                        " gpg:sign-and-deploy-file -Dfile=target/ferrule/platform.pom ",
                        " ferrule:central \"-Dferrule.tag=$",
                        " test -Dferrule.packedJars=",
                        " dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/runtime",
                        "src/main/rust/target")
                .doesNotContain(" -f ", " -pl ", "$PWD/", "(cd ", "LC_ALL")
                .doesNotContain("<<", "{{=");
    }

    /** Each of them has targets of its own, and all must run in one Maven call, which gives each a folder. */
    @ParameterizedTest
    @EnumSource
    void executionsWithDifferentTargetsBuildTogetherOnEachMachine(CiSystem system) {
        List<TargetSpec> targets = Stream.of(
                        "x86_64-unknown-linux-gnu.2.17",
                        "x86_64-unknown-linux-gnu.2.28",
                        "x86_64-pc-windows-gnu",
                        "aarch64-apple-darwin")
                .map(TargetSpec::parse)
                .toList();
        String workflow = system.workflow(new CiRequest(
                targets,
                List.of("default", "second library"),
                "com.acme.mathlib",
                "*-natives.jar",
                "21",
                true,
                false,
                true,
                "1.4.0",
                place("pom.xml", Optional.empty(), true, "src/main/rust", "src/main/rust")));
        assertThat(workflow.replace("''", "'"))
                .contains(
                        "rustup target add x86_64-unknown-linux-gnu x86_64-pc-windows-gnu",
                        " ferrule:build@default ferrule:build@'second library' -Dferrule.targets=linux,windows",
                        " ferrule:build@default ferrule:build@'second library' -Dferrule.targets=macos");
        assertThat(workflow.split("target: x86_64-unknown-linux-gnu", -1)).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aModuleOfItsOwnIsNamedByItsPom(CiSystem system) {
        assertThat(workflow(system, "java/pom.xml", null, "java/src/main/rust", "java/src/main/rust"))
                .contains(
                        "(cd java && rustup target add x86_64-unknown-linux-gnu)",
                        " -f java/pom.xml ferrule:build -Dferrule.targets=x86_64-unknown-linux-gnu\n",
                        " -f java/pom.xml package -DskipTests \"-Dferrule.collectFrom=$PWD/downloads\"\n",
                        " -f java/pom.xml dependency:copy-dependencies -DincludeScope=runtime",
                        " \"-Dferrule.staging=$PWD/target/staging\"\n",
                        " -f java/pom.xml ferrule:central ",
                        "java/src/main/rust/target",
                        "java/target/ferrule/central-bundle.zip")
                .doesNotContain(" -pl ", " -am");
    }

    @ParameterizedTest
    @EnumSource
    void aModuleAmongOthersIsBuiltAloneAndReleasedWithAll(CiSystem system) {
        assertThat(workflow(system, "java/natives/pom.xml", "java/pom.xml", "rust/mathlib", "rust"))
                .contains(
                        " -f java/pom.xml -pl :natives ferrule:build ",
                        " -f java/pom.xml package dependency:copy-dependencies -DskipTests ",
                        " -f java/pom.xml test -Dferrule.packedJars=",
                        " -f java/pom.xml deploy -DskipTests ",
                        " -f java/pom.xml -pl :natives gpg:sign-and-deploy-file ",
                        " -f java/pom.xml -pl :natives ferrule:central ",
                        "rust/target",
                        "java/natives/target/ferrule/central-bundle.zip");
        assertThat(workflow(system, "natives/pom.xml", "pom.xml", "rust", "rust"))
                .contains(" -pl :natives ferrule:build ")
                .doesNotContain(" -f ", " -am");
    }

    @ParameterizedTest
    @EnumSource
    void aModuleAmongOthersWithLibrariesIsReleasedWithThoseItNeeds(CiSystem system) {
        ModuleLocation place = place("natives/pom.xml", Optional.of("pom.xml"), false, "rust", "rust");
        assertThat(workflow(system, place, "21", true))
                .contains(" -pl :natives -am deploy ", " -pl :natives -am test -Dferrule.packedJars=");
    }

    @ParameterizedTest
    @EnumSource
    void aTagSetsTheVersionThatThePomsLeaveOpen(CiSystem system) {
        String tag = system == CiSystem.GITHUB ? "GITHUB_REF_NAME" : "CI_COMMIT_TAG";
        ModuleLocation place = place("pom.xml", "src/main/rust");
        assertThat(workflow(system, place, "21", true)).doesNotContain("-Drevision");
        assertThat(workflow(system, place, "21", true, false, "${revision}"))
                .contains("-Drevision=${" + tag + "#v}\"")
                .doesNotContain("-Dchangelist");
        assertThat(workflow(system, place, "21", true, false, "${revision}${sha1}${changelist}"))
                .contains("-Drevision=${" + tag + "#v} -Dsha1= -Dchangelist=\"");
    }

    @Test
    void onlyTheJobThatStagesCanAttest() {
        String workflow = workflow(CiSystem.GITHUB, place("pom.xml", "src/main/rust"), "21", true);
        assertThat(workflow.substring(0, workflow.indexOf("  publish:"))).doesNotContain("write");
        assertThat(workflow.substring(workflow.indexOf("  publish:")))
                .contains("id-token: write", "attestations: write")
                .containsPattern("actions/attest-build-provenance@[0-9a-f]{40} # v3.0.0");
    }

    @ParameterizedTest
    @EnumSource
    void oddNamesOfFoldersAreQuoted(CiSystem system) {
        String twice = system == CiSystem.GITLAB ? "''" : "'";
        assertThat(workflow(system, "my: #libs/é/pom.xml", null, "my: #libs/é/rust", "my: #libs/é/rust"))
                .contains(" -f " + twice + "my: #libs/é/pom.xml" + twice + " ferrule:build ")
                .contains("'my: #libs/é/target/ferrule/central-bundle.zip'");
    }

    @ParameterizedTest
    @EnumSource
    void aJavaThatIsNotAVersionIsRefused(CiSystem system) {
        for (String java : List.of("21'}\n      - run: echo hacked", "21 ", "", "${{ secrets.X }}")) {
            assertThatThrownBy(() -> workflow(system, place("pom.xml", "src/main/rust"), java, true))
                    .hasMessageContaining("is not a Java version")
                    .hasMessageContaining("-Dferrule.ciJava=21");
        }
        assertThat(workflow(system, place("pom.xml", "src/main/rust"), "26-ea", true))
                .contains("26-ea");
    }

    @ParameterizedTest
    @EnumSource
    void aFolderThatWouldBreakALineIsRefused(CiSystem system) {
        for (String breaks : List.of("\n", "\r", "\u0085", "\u2028", "\u001b")) {
            assertThatThrownBy(() -> workflow(system, place("x" + breaks + "run: echo/pom.xml", "rust"), "21", true))
                    .hasMessageContaining("x?run: echo")
                    .hasMessageContaining("control characters");
        }
    }

    @Test
    void githubTakesNoNameOfAFolderForAnExpression() {
        String folder = "x ${{ secrets.GPG_PRIVATE_KEY }}";
        String workflow = workflow(CiSystem.GITHUB, place(folder + "/pom.xml", folder + "/rust"), "21", true);
        assertThat(workflow)
                .contains("'x ${{ '${{' }} secrets.GPG_PRIVATE_KEY }}/pom.xml' ferrule:build ")
                .contains("path: natives-linux")
                .doesNotContain(folder);
    }

    @ParameterizedTest
    @EnumSource
    void aFolderThatLooksLikeAPlaceholderIsOnlyAFolder(CiSystem system) {
        assertThat(workflow(system, place("<<stage>>/pom.xml", "<<java>>/rust"), "21", true))
                .contains("'<<stage>>/target/ferrule/central-bundle.zip'", "<<java>>/rust/target");
    }

    @Test
    void githubRunsActionsByTheirCommitAndReleasesRestoreNoCache() {
        String workflow = workflow(CiSystem.GITHUB, place("pom.xml", "src/main/rust"), "21", true);
        assertThat(workflow.lines().filter(line -> line.contains("uses:")))
                .isNotEmpty()
                .allMatch(line -> line.matches(" *- uses: actions/[a-z-]+@[0-9a-f]{40} # v[34][.0-9]+"));
        assertThat(workflow.lines().filter(line -> line.contains("cache: ")))
                .isNotEmpty()
                .allMatch(line -> line.contains("${{ !startsWith(github.ref, 'refs/tags/') && 'maven' || '' }}"));
        assertThat(workflow)
                .containsPattern("actions/cache@.*\n +if: \\$\\{\\{ !startsWith\\(github.ref, 'refs/tags/'\\) }}");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void gitlabEmptiesTheCacheBeforeAnythingElseOfARelease(@TempDir Path folder) throws Exception {
        String workflow = workflow(CiSystem.GITLAB, place("x/pom.xml", "it's $HOME/rust"), "21", true);
        assertThat(workflow).contains("key: natives-linux-$CI_COMMIT_TAG");
        List<String> first = workflow.lines()
                .dropWhile(line -> !line.contains("before_script:"))
                .filter(line -> !line.contains("#"))
                .skip(1)
                .limit(1)
                .toList();
        String command = first.get(0).replaceFirst("^    - '(.*)'$", "$1").replace("''", "'");
        for (String file : List.of(".cache/cargo/bin/mvn", "it's $HOME/rust/target/x", "it's $HOME/rust/lib.rs")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "");
        }
        shell(folder, command);
        assertThat(folder.resolve(".cache/cargo/bin/mvn")).exists();
        shell(folder, "CI_COMMIT_TAG=v1; " + command);
        assertThat(folder.resolve(".cache")).doesNotExist();
        assertThat(folder.resolve("it's $HOME/rust")).isDirectoryNotContaining("glob:**/target");
        assertThat(folder.resolve("it's $HOME/rust/lib.rs")).exists();
    }

    @ParameterizedTest
    @EnumSource
    void aFolderThatIsAVariableOrAPatternIsCopiedUnderAnotherName(CiSystem system) {
        for (String folder : List.of("a$CI_JOB_TOKEN", "a$$", "a*", "[a]", "{a,b}", "!a", "#a", "~a", " a")) {
            String workflow = workflow(system, place(folder + "/pom.xml", folder + "/rust"), "21", true);
            assertThat(paths(workflow)).isNotEmpty().noneMatch(path -> path.contains(folder));
            String twice = system == CiSystem.GITLAB ? "''" : "'";
            String quoted = twice + folder;
            assertThat(workflow)
                    .contains("cp -R " + quoted + "/target/ferrule/natives" + twice + " natives-linux")
                    .contains("cp -R " + quoted + "/target" + twice + "/*.jar* " + quoted + "/target/runtime" + twice)
                    .contains("cp " + quoted + "/target/ferrule/central-bundle.zip" + twice + " target/ferrule/");
        }
    }

    /** The values that the services read as paths, whose lines have no command. */
    private static List<String> paths(String workflow) {
        return workflow.lines()
                .filter(line -> line.contains("path: ") || line.contains("paths: ") || line.matches(" {12}\\S.*"))
                .filter(line -> !line.matches(" +(cp|mvn|mkdir|\\(cd) .*"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aFolderIsNeverAnOption(CiSystem system) {
        assertThat(workflow(system, place("-x/pom.xml", "-x/rust"), "21", true))
                .contains("(cd ./-x && ", " -f ./-x/pom.xml ")
                .doesNotContainPattern("[ (]-x/");
    }

    @Test
    void gitlabTakesNoNameOfAFolderForAnInterpolation() {
        assertThat(workflow(CiSystem.GITLAB, place("x $[[ inputs.y ]]/pom.xml", "rust"), "21", true))
                .contains(" -f 'x $[''[ inputs.y ]]/pom.xml' ".replace("'", "''"))
                .doesNotContain("$[[");
    }

    private static void shell(Path folder, String command) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsPipedIntoAShell(CiSystem system) {
        assertThat(workflow(system, place("pom.xml", "src/main/rust"), "21", true))
                .doesNotContainPattern("\\|\\s*(ba|z)?sh\\b");
    }

    @ParameterizedTest
    @EnumSource
    void aProjectWithALoaderOfItsOwnIsTestedByItsOwnTestsOnly(CiSystem system) {
        assertThat(workflow(system, place("java/pom.xml", "java/rust"), "21", false))
                .contains(" package ", " test -Dferrule.packedJars=")
                .doesNotContain("io.github.ferrule.loader", "copy-dependencies", "runtime", "test-macos")
                .doesNotContain("<<", "{{=");
    }

    @ParameterizedTest
    @EnumSource
    void generatedSourcesReachTheMachinesWithoutRust(CiSystem system) {
        String workflow = workflow(system, place("java/pom.xml", "java/rust"), "21", true, true, "1.4.0");
        assertThat(workflow)
                .contains("mkdir -p target && cp -R java/target/generated-sources/ferrule target/bindings\n")
                .contains("mkdir -p java/target/generated-sources/ferrule"
                        + " && cp -R target/bindings/. java/target/generated-sources/ferrule\n")
                .doesNotContain("<<", "{{=");
        assertThat(workflow.lines().filter(line -> line.contains("apt-get install --yes rustup ")))
                .as("jobs that need Rust in an image without it")
                .hasSize(system == CiSystem.GITLAB ? 2 : 0);
        assertThat(workflow(system, place("pom.xml", "rust"), "21", true)).doesNotContain("bindings", "--yes rustup ");
    }

    private static ModuleLocation place(String pom, String crate) {
        return place(pom, Optional.empty(), true, crate, crate);
    }

    private static ModuleLocation place(
            String pom, Optional<String> reactor, boolean onlyLibraries, String crate, String locked) {
        return new ModuleLocation(
                ROOT,
                ROOT.resolve(pom),
                "natives",
                reactor.map(ROOT::resolve),
                onlyLibraries,
                ROOT.resolve(crate),
                Optional.of(ROOT.resolve(locked)));
    }

    private static String workflow(CiSystem system, String pom, String reactor, String crate, String locked) {
        return workflow(system, place(pom, Optional.ofNullable(reactor), true, crate, locked), "21", true);
    }

    private static String workflow(CiSystem system, ModuleLocation place, String java, boolean ferruleLoader) {
        return workflow(system, place, java, ferruleLoader, false, "1.4.0");
    }

    private static String workflow(
            CiSystem system,
            ModuleLocation place,
            String java,
            boolean ferruleLoader,
            boolean bindings,
            String version) {
        List<TargetSpec> targets =
                List.of(TargetSpec.parse("x86_64-unknown-linux-gnu"), TargetSpec.parse("aarch64-apple-darwin"));
        return system.workflow(new CiRequest(
                targets,
                List.of(),
                "com.acme.mathlib",
                "*-natives.jar",
                java,
                ferruleLoader,
                bindings,
                true,
                version,
                place));
    }
}
