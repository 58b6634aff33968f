package io.github.ferrule.plugin.audit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.surface.FixtureLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Executed proof, on JDK 25: links that the contract calls wrong give a wrong value or end the JVM. */
class WrongForeignCallsIT {

    @TempDir
    static Path folder;

    private static ForeignFixture calls;
    private static Path library;

    @BeforeAll
    static void compile() throws Exception {
        calls = ForeignFixture.compile("calls", folder.resolve("classes"));
        library = FixtureLibrary.build(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "add,            3.0",
        "add_int_result, 4294967301",
        "mean,           3.0",
        "mean_longs,     3.0",
        "half,           1.5",
        "half_result,    1.5",
        "length,         4294967297",
        "text_length,    1",
        "version,        1.2.3",
        "sum_doubles,    7.0",
        "norm_pointer,   5.0",
        "norm_longs,     5.0",
        "norm_floats,    5.0",
        "shift_by_value, 4.0",
        "paint,          5.0",
        "each,           9"
    })
    void aWrongLinkDoesNotGetTheRightResult(String call, String rightResult) throws Exception {
        Files.deleteIfExists(crash());
        String printed = java(call);

        assertThat(printed.strip())
                .as("%s: a number, unless the JVM crashed", call)
                .matches(Files.exists(crash()) ? "exit code 1" : "exit code 134|-?[0-9.E-]+|NaN")
                .isNotEqualTo(rightResult);
    }

    @Test
    void rightLinksGetTheRightResults() throws Exception {
        assertThat(java("right").strip()).isEqualTo("3 3.0 1.5 4294967297 6 5.0 5 1.2.3 0.0");
    }

    private static String java(String call) throws IOException, InterruptedException {
        return FixtureLibrary.run(
                folder,
                List.of(
                        ForeignFixture.jdk().resolve("bin/java").toString(),
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + crash(),
                        "-Dlibrary=" + library,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        calls.classes().toString(),
                        "calls.Executed",
                        call));
    }

    private static Path crash() {
        return folder.resolve("crash.log");
    }
}
