package io.github.ferrule.plugin.audit.contract.type;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Point;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Record;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Right;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Visitor;
import io.github.ferrule.plugin.surface.FixtureSurface;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        library = folder.resolve(System.mapLibraryName("surface"));
        run(List.of(
                FixtureSurface.bedToolchain().resolve("bin/rustc").toString(),
                "--edition=2021",
                "--crate-type=cdylib",
                "--crate-name=surface",
                "-o",
                library.toString(),
                "src/test/rust/surface/src/lib.rs"));
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
        String classPath = Path.of("target", "test-classes")
                + System.getProperty("path.separator")
                + Path.of(Native.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
        String printed = run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + crash(),
                "-cp",
                classPath,
                WrongCalls.class.getName(),
                library.toString(),
                function));

        assertThat(printed.trim())
                .as("what %s gave: a number, unless the JVM crashed", function)
                .matches(Files.exists(crash()) ? "exit code 1" : "-?[0-9.E-]+|NaN")
                .isNotEqualTo(rightResult);
    }

    @Test
    void theRightDeclarationsGetTheRightResults() {
        Right right = Native.load(library.toString(), Right.class);
        LongByReference count = new LongByReference();
        right.count_into(count);
        Point.ByValue point = new Point.ByValue();
        point.x = 3;
        point.y = 4;
        Record record = new Record();
        record.size = 7;
        List<Number> seen = new ArrayList<>();
        Visitor visitor = (context, value) -> {
            seen.add(value);
            return 1;
        };
        right.visit(visitor, Pointer.NULL);

        assertThat(right.add(1, 2)).isEqualTo(3);
        assertThat(right.mean(2, 4)).isEqualTo(3.0);
        assertThat(right.half(3)).isEqualTo(1.5f);
        assertThat(right.length(new byte[1], 0x1_0000_0001L)).isEqualTo(4294967297L);
        assertThat(count.getValue()).isEqualTo(4294967298L);
        assertThat(right.sum(new int[] {1, 2, 3}, 3)).isEqualTo(6);
        assertThat(right.sum_doubles(new double[] {1, 2, 3, 4}, 2)).isEqualTo(3.0);
        assertThat(right.norm(point)).isEqualTo(5.0);
        assertThat(right.record_size(record)).isEqualTo(7);
        assertThat(seen).containsExactly(7L);
        assertThat(right.paint(5)).isEqualTo(5);
    }

    private static Path crash() {
        return folder.resolve("crash.log");
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile())
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        return code == 0 ? output : "exit code " + code;
    }
}
