package io.github.ferrule.plugin.audit.contract.type;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Right;
import io.github.ferrule.plugin.surface.FixtureLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Executed proof that the declarations which the contract calls wrong do not work: a wrong value, or a dead JVM. */
class WrongDeclarationsIT {

    @TempDir
    static Path folder;

    private static Path library;

    @BeforeAll
    static void compile() throws Exception {
        library = FixtureLibrary.build(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "add,         3.0",
        "mean,        3.0",
        "half,        1.5",
        "length,      4294967297",
        "text_length, 1",
        "count_into,  4294967298",
        "sum,         6",
        "sum_doubles, 3.0",
        "norm,        5.0",
        "shift,       2.0",
        "record_size, 7",
        "visit,       7",
        "each,        3.0",
        "paint,       5.0"
    })
    void aWrongDeclarationDoesNotGetTheRightResult(String function, String rightResult) throws Exception {
        Files.deleteIfExists(crash());
        String printed = FixtureLibrary.run(
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + crash(),
                        "-cp",
                        Contracts.classPath(),
                        WrongCalls.class.getName(),
                        library.toString(),
                        function));

        assertThat(printed.trim())
                .as("what %s gave: a number, unless the JVM crashed", function)
                .matches(Files.exists(crash()) ? "exit code 1" : "-?[0-9.E-]+|NaN")
                .isNotEqualTo(rightResult);
    }

    @Test
    void theRightDeclarationsGetTheRightResults() throws Exception {
        assertThat(RightCalls.results(library.toString())).isEqualTo(RightCalls.EXPECTED);
        Right right = Native.load(library.toString(), Right.class);
        assertThat(right.length(new byte[1], 0x1_0000_0001L)).isEqualTo(4294967297L);
        assertThat(right.sum_doubles(new double[] {1, 2, 3, 4}, 2)).isEqualTo(3.0);
        assertThat(right.subtract(7, 2)).isEqualTo(5);
    }

    private static Path crash() {
        return folder.resolve("crash.log");
    }
}
