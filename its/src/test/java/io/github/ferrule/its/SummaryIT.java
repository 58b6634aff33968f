package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.TestProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The last lines of the test command. */
class SummaryIT {

    private static final String REPORTS = "its/target/failsafe-reports/";
    private static final String TARGETS = "its/target/its/targets.md";
    private static final String PLATFORMS = "its/target/its/platforms.txt";
    private static final String TABLE = """
            | target | classifier | how the tests prove it |
            |---|---|---|
            | `aarch64-apple-darwin` | `osx-aarch_64` | not run; read by the audit |
            | `s390x-unknown-linux-gnu` | `linux-s390_64` | run on Java 17 |
            """;

    private static final Instant START = Instant.parse("2026-11-27T12:00:00Z");

    private TestProject run;

    @BeforeEach
    void reportsOfARun() throws Exception {
        run = TestProject.empty("summary")
                .write("README.md", "## Targets\n" + TABLE + "\nMore text\n")
                .write(TARGETS, TABLE);
        Files.setLastModifiedTime(Files.createFile(run.path("start")), FileTime.from(START));
        report("GoodIT", "<testcase classname='GoodIT' name='works'/>", 0);
        platforms("s390x-unknown-linux-gnu.2.17  executed  Java 17", "aarch64-apple-darwin  inspected  signed");
    }

    @Test
    void aRunInWhichEveryTestPassed() {
        assertThat(summary().run(run.path("."), ".", "start"))
                .contains(
                        "1.5 s  GoodIT",
                        "s390x-unknown-linux-gnu.2.17  executed  Java 17",
                        "1 passed, 0 failed, 0 skipped");
    }

    @Test
    void aSkippedTestIsNamedAndFails() {
        report("SkippedIT", "<testcase classname='SkippedIT' name='runs'><skipped message='no zig'/></testcase>", 1);
        assertThat(summary().fails(run.path("."), ".", "start"))
                .contains("skipped: SkippedIT.runs: no zig", "1 passed, 0 failed, 1 skipped");
    }

    @Test
    void reportsOfAnEarlierRunDoNotCount() throws Exception {
        Files.setLastModifiedTime(
                report("OldIT", "<testcase classname='OldIT' name='old'><skipped/></testcase>", 1),
                FileTime.from(START.minusSeconds(1)));
        assertThat(summary().run(run.path("."), ".", "start")).contains("1 passed, 0 failed, 0 skipped");
    }

    @Test
    void aRunWithoutTestsFails() throws Exception {
        Files.setLastModifiedTime(run.path("start"), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(summary().fails(run.path("."), ".", "start")).contains("0 passed, 0 failed, 0 skipped");
    }

    @Test
    void aTableOfTheReadmeThatIsNotTheOneOfTheRunFails() {
        run.write(TARGETS, TABLE.replace("run on Java 17", "run on Java 21"));
        assertThat(summary().fails(run.path("."), ".", "start"))
                .contains("README.md's table of targets is not the one of this run:")
                .contains("| `s390x-unknown-linux-gnu` | `linux-s390_64` | run on Java 21 |");
    }

    @Test
    void aPartialRunIsNotCompared() {
        run.write(TARGETS, "| target |\n");
        assertThat(summary().run(run.path("."), "--partial", ".", "start")).contains("1 passed, 0 failed, 0 skipped");
    }

    @Test
    void theTablesOfTimesHaveEachModuleAndTheSlowClasses() {
        run.write("plugin/target/surefire-reports/TEST-a.AlphaTest.xml", suite("a.AlphaTest", "0.4"))
                .write("plugin/target/surefire-reports/TEST-a.BetaTest.xml", suite("a.BetaTest", "3.1"))
                .write(REPORTS + "TEST-a.SlowIT.xml", suite("a.SlowIT", "1,075.4"));
        assertThat(summary().run(run.path("."), "--times", ".", "start")).isEqualTo("""
                | module | tests | classes | s, added up |
                |---|---|---|---|
                | `its` | integration | 2 | 1077 |
                | `plugin` | unit | 2 | 4 |

                | class | s |
                |---|---|
                | `SlowIT` | 1075 |
                """);
    }

    private static String suite(String name, String time) {
        return "<testsuite name='" + name + "' time='" + time + "' tests='1' failures='0' errors='0' skipped='0'/>";
    }

    private Path report(String suite, String cases, int skipped) {
        return run.write(
                        REPORTS + "TEST-" + suite + ".xml",
                        "<testsuite name='" + suite + "' time='1.5' tests='1' failures='0' errors='0' skipped='"
                                + skipped + "'>" + cases + "</testsuite>")
                .path(REPORTS + "TEST-" + suite + ".xml");
    }

    private void platforms(String... lines) {
        run.write(PLATFORMS, "Platforms:\n  " + String.join("\n  ", lines) + "\n");
    }

    private static BedProgram summary() {
        return new BedProgram(Path.of("bed/summary").toAbsolutePath().toString(), Map.of());
    }
}
