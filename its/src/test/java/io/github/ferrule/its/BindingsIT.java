package io.github.ferrule.its;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.DocumentationPage;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.TestProject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One crate, two implementations of one API, and one Java class that calls it on every platform. */
@Order(1)
class BindingsIT {

    private static final DocumentationPage PAGE = DocumentationPage.read("bindings.md");

    /** What the signatures of the crate do not tell: the rules of the page, with the names of this crate, and more. */
    private static final String RULES = PAGE.section("Errors")
            .example("xml")
            .replaceAll("</?configuration>", "")
            .replace("acme_open, acme_read*", "sampler_parse")
            .replace("acme_last_error", "sampler_last_error")
            .replace(
                    "</results>",
                    "<result>sampler_counter_clone.out</result><result>sampler_parse.out</result>"
                            + "<result>packed_len</result><result>numbers_len</result></results>")
            .replace("</errors>", """
                      <error>
                        <functions>sampler_check_*</functions>
                        <success>nonNegative</success>
                        <message>sampler_last_error</message>
                      </error>
                      <error><functions>sampler_require, sampler_pack*</functions></error>
                      <error><functions>sampler_try_*</functions><success>true</success><message>error_out</message></error>
                      <error><functions>sampler_find_*</functions><success>nonNull</success></error>
                    </errors>
                    <buffers><buffer>sampler_sum_and_clear.buffer</buffer></buffers>
                    <nullable><parameter>sampler_optional_length.text</parameter></nullable>
                    <retained><parameter>sampler_set_listener.listener</parameter></retained>""");

    private static final String JNA_TARGETS = """
            <targets>
              <target>x86_64-unknown-linux-gnu.2.17</target>
              <target>aarch64-unknown-linux-gnu.2.17</target>
              <target>armv7-unknown-linux-gnueabihf.2.17</target>
              <target>i686-unknown-linux-gnu.2.17</target>
              <target>x86_64-unknown-linux-musl</target>
              <target>x86_64-pc-windows-gnu</target>
            </targets>""";

    private static final String FFM_TARGETS = """
            <targets>
              <target>x86_64-unknown-linux-gnu.2.17</target>
              <target>aarch64-unknown-linux-gnu.2.17</target>
              <target>x86_64-pc-windows-gnu</target>
            </targets>""";

    private static final String SOURCES = "target/generated-sources/ferrule/sampler";

    private static final String METADATA = "META-INF/native-image/com.acme/mathlib/sampler/reachability-metadata.json";

    private static final Map<String, TestProject> PROJECTS = new TreeMap<>();
    private static MavenLog jnaLog;
    private static MavenLog ffmLog;

    @BeforeAll
    static void generateAndBuild() {
        Bed.get().require("path.zig");
        TestProject jna = project("jna", JNA_TARGETS);
        jnaLog = jna.maven().unoptimized().succeeds("package");
        TestProject ffm = project("ffm", FFM_TARGETS).edit("pom.xml", pom -> pom.replace("release>11<", "release>22<"));
        ffmLog = ffm.maven().on(jdk25()).unoptimized().succeeds("package");
        TestProject both = project("both", "<api>both</api>");
        both.maven().on(jdk25()).unoptimized().succeeds("package");
    }

    /** The contract reads the declarations of the generated classes like those that people write. */
    @ParameterizedTest
    @ValueSource(strings = {"jna", "ffm"})
    void theContractFindsNothingWrong(String implementation) throws IOException {
        MavenLog log = implementation.equals("jna") ? jnaLog : ffmLog;
        assertThat(log.text()).doesNotContain("types of Java's declarations are not checked");
        assertThat(log.lines().stream().filter(line -> line.matches(".*FERRULE-36[01].*")))
                .as("that nothing frees an Orphan is what the crate has wrong")
                .allMatch(line -> line.contains("no exported function frees a *mut Orphan"));
        Path reports = PROJECTS.get(implementation).path("target/ferrule");
        assertThat(reports).as("declarations that were read").isDirectoryContaining("glob:**/surface-*.json");
        assertThat(Files.readString(reports.resolve("audit.json"))).doesNotContain("type unknown");
    }

    private static TestProject project(String implementation, String targets) {
        TestProject project = TestProject.copy("mathlib", "bindings/" + implementation)
                .delete("src")
                .overlay("bindings")
                .configure(RULES + targets)
                .edit("pom.xml", pom -> pom.replaceFirst("(?s)<executions>.*</executions>", PAGE.example("xml")));
        PROJECTS.put(implementation, project);
        return project;
    }

    private static Path jdk25() {
        return Path.of(Bed.get().require("jdk.25"));
    }

    @ParameterizedTest
    @CsvSource({
        "jna, java.17,      'Linux amd64, Java 17'",
        "jna, java.25,      'Linux amd64, Java 25'",
        "jna, java.musl,    'Linux amd64, Java 17'",
        "jna, java.i686,    'Linux i386, Java 17'",
        "jna, java.armv7,   'Linux arm, Java 17'",
        "jna, java.aarch64, 'Linux aarch64, Java 25'",
        "jna, java.windows, 'amd64, Java 25'",
        "ffm, java.25,      'Linux amd64, Java 25'",
        "ffm, java.aarch64, 'Linux aarch64, Java 25'",
        "ffm, java.windows, 'amd64, Java 25'"
    })
    void everythingThatIsGeneratedWorks(String implementation, String java, String platform) {
        assertThat(run(implementation, java, "com.acme.BindingsCheck")).contains(" checks passed on ", platform);
    }

    @Test
    void aMultiReleaseJarCallsByJnaBeforeJava22() {
        assertThat(run("both", "java.17", "com.acme.BindingsCheck"))
                .contains(" checks passed on ", "Linux amd64, Java 17");
    }

    /** JNA is not on the class path. */
    @Test
    void aMultiReleaseJarCallsByTheForeignFunctionApiFromJava22On() {
        TestProject project = PROJECTS.get("both");
        String withoutJna = Arrays.stream(ClassPath.ofMathlib(project).split(File.pathSeparator))
                .filter(jar -> !Path.of(jar).getFileName().toString().startsWith("jna-"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(BedProgram.of("java.25").run(project.path("."), "-cp", withoutJna, "com.acme.BindingsCheck"))
                .contains(" checks passed on ", "Linux amd64, Java 25");
    }

    @Test
    void whatGraalVmMustKnowIsInTheJar() {
        assertThat(new String(
                        PROJECTS.get("both").jar("target/mathlib-1.4.0.jar").bytes(METADATA), UTF_8))
                .contains(
                        "{\"type\":\"com.acme.mathlib.SamplerNative$PointStruct\",\"allDeclaredConstructors\":true,\"allDeclaredFields\":true}",
                        "{\"returnType\":\"jdouble\",\"parameterTypes\":[\"struct(jdouble, jdouble)\"]}");
    }

    @Test
    void aJavaThatIsTooOldIsRefusedWithWhatToDo() {
        assertThat(PROJECTS.get("both").maven().fails("generate-sources").text())
                .contains("FERRULE-147", "it runs on Java 17", "let JAVA_HOME name a JDK 22 or later");
        TestProject ffm = PROJECTS.get("ffm");
        String[] old = {"generate-sources", "-Dferrule.bindings.api=ffm", "-Dmaven.compiler.release=17"};
        assertThat(ffm.maven().fails(old).text())
                .contains("FERRULE-147", "the project is compiled for Java 17", "<maven.compiler.release>22");
    }

    @ParameterizedTest
    @CsvSource({"jna, java.17", "ffm, java.25"})
    void aMillionCallsLeaveNothingBehind(String implementation, String java) {
        TestProject project = PROJECTS.get(implementation);
        // since glibc 2.34, MALLOC_CHECK_ does nothing without the library that checks
        BedProgram checked =
                BedProgram.of(java).with("LD_PRELOAD", "libc_malloc_debug.so.0").with("MALLOC_CHECK_", "3");
        String[] command = {"-Xmx24m", "-cp", ClassPath.ofMathlib(project), "com.acme.BindingsStress", "200000"};
        assertThat(checked.run(project.path("."), command)).contains("200000 calls left nothing behind");

        command[command.length - 1] = "overrun";
        assertThat(checked.fails(project.path("."), command)).contains("free(): invalid pointer");
    }

    @Test
    void twoExecutionsBindOneLibraryInTwoPackages() {
        TestProject project = project("twice", "");
        project.edit("pom.xml", pom -> pom.replace("</executions>", """
                  <execution>
                    <id>other</id>
                    <goals><goal>bindings</goal></goals>
                    <configuration><javaPackage>com.acme.other</javaPackage></configuration>
                  </execution>
                </executions>"""));
        project.maven().succeeds("compile");
        project.maven().succeeds("compile");
        assertThat(project.path("target/classes/com/acme/mathlib/Sampler.class"))
                .isRegularFile();
        assertThat(project.path("target/classes/com/acme/other/Sampler.class")).isRegularFile();

        project.edit(
                "pom.xml", pom -> pom.replace("<javaPackage>com.acme.other</javaPackage>", "<prefix>other_</prefix>"));
        assertThat(project.maven().fails("generate-sources").text())
                .contains(
                        "FERRULE-015  bindings: two executions generate different files with the same names",
                        "com/acme/mathlib/Sampler.java",
                        "<javaPackage>com.acme.mathlib.other</javaPackage>");
    }

    @Test
    void whatHasNoMethodIsListedWithTheReason() {
        assertThat(jnaLog.text())
                .contains(
                        "left out sampler_char: the parameter a is a char",
                        "left out sampler_orphan_new: the result is a *mut Orphan that no function frees",
                        "left out sampler_slice: the parameter slice is a Slice",
                        "left out sampler_u128: the parameter a is a u128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jna", "ffm"})
    void theSameFunctionsGiveTheSameFiles(String implementation) throws IOException {
        TestProject project = PROJECTS.get(implementation);
        Map<String, String> before = files(project);

        MavenLog again = project.maven().on(jdk25()).succeeds("compile");

        assertThat(files(project)).isEqualTo(before);
        assertThat(again.text()).contains("Nothing to compile").doesNotContain("Compiling sampler");
    }

    @Test
    void aRuleThatFitsNothingFailsTheBuild() {
        TestProject project = project("misspelled", "<free><string>sampler_text_free</string></free>")
                .edit("pom.xml", pom -> pom.replace("*_out<", "*_otu<"));

        assertThat(project.maven().fails("generate-sources").text())
                .contains("FERRULE-015")
                .contains("results: *_otu is not the name of a pointer parameter")
                .contains("free: sampler_text_free is not the name of a type, or of a function that fits");
    }

    /** The path, content and time of each generated file. */
    private static Map<String, String> files(TestProject project) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(project.path(SOURCES))) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                files.put(file.toString(), Files.getLastModifiedTime(file) + "\n" + Files.readString(file));
            }
        }
        assertThat(files).hasSizeGreaterThan(10);
        return files;
    }

    private static String run(String implementation, String java, String main) {
        TestProject project = PROJECTS.get(implementation);
        return BedProgram.of(java)
                .with(
                        "FERRULE_CACHE",
                        project.path("cache-" + implementation + java).toString())
                .run(project.path("."), "-cp", ClassPath.ofMathlib(project), main);
    }
}
