package io.github.ferrule.plugin.audit.contract.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.audit.contract.type.Declarations.Right;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Wrong1;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Wrong2;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Wrong3;
import io.github.ferrule.plugin.audit.contract.type.Layouts.SameMemory;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.surface.FixtureLibrary;
import io.github.ferrule.plugin.surface.FixtureSurface;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Executed proof on 32 bits, and where the most significant byte comes first: what the contract finds there is what happens. */
class OtherProcessorsIT {

    private static final String ARM = "armv7-unknown-linux-gnueabihf";
    private static final String X86 = "i686-unknown-linux-gnu";
    private static final String S390X = "s390x-unknown-linux-gnu";
    private static final Map<String, String> JAVA = Map.of(ARM, "java.armv7", X86, "java.i686", S390X, "java.s390x");

    /** For each wrong declaration, the result that a right one gets. */
    private static final Map<String, String> RIGHT_RESULTS = Map.of(
            "count_into", "4294967298",
            "sum", "6",
            "shift", "2.0",
            "record_size", "7");

    @TempDir
    static Path folder;

    @BeforeAll
    static void build() throws Exception {
        FixtureLibrary.build(folder, List.of(ARM, X86, S390X));
    }

    @ParameterizedTest
    @ValueSource(strings = {ARM, X86, S390X})
    void whatIsRightGetsTheRightResults(String target) throws Exception {
        assertThat(java(target, RightCalls.class).strip()).isEqualTo(RightCalls.EXPECTED);
        assertThat(Contracts.check(List.of(TargetTriple.parse(target)), SameMemory.class))
                .filteredOn(it -> !List.of("sum_doubles", "leftmost")
                        .contains(it.signature().method())) // usize
                .isEmpty();
    }

    /** A {@code long} for a {@code usize} of 32 bits: its upper half is where Rust looks for the next argument. */
    @ParameterizedTest
    @CsvSource({ARM + ", true", X86 + ", true", S390X + ", false"})
    void whatIsWrongGetsWrongResults(String target, boolean longIsTooWide) throws Exception {
        List<String> calls = Stream.concat(RIGHT_RESULTS.keySet().stream(), Stream.of("subtract"))
                .sorted()
                .toList();
        List<String> results = java(target, WrongCalls.class, calls.toArray(String[]::new))
                .lines()
                .toList();

        assertThat(results).hasSameSizeAs(calls).allMatch(it -> it.matches("-?[0-9.E-]+"));
        RIGHT_RESULTS.forEach((call, right) ->
                assertThat(results.get(calls.indexOf(call))).as(call).isNotEqualTo(right));
        assertThat(results.get(calls.indexOf("subtract")).equals("5")).isEqualTo(!longIsTooWide);
        List<TypeMismatch> found =
                Contracts.check(List.of(TargetTriple.parse(target)), Wrong1.class, Wrong2.class, Wrong3.class);
        assertThat(found)
                .filteredOn(TypeMismatch::certain)
                .extracting(it -> it.signature().method())
                .containsAll(RIGHT_RESULTS.keySet());
        assertThat(subtract(target))
                .isEqualTo(
                        longIsTooWide
                                ? List.of(
                                        "parameter 1 (a) is an integer of 64 bits in Java, and an integer of 32 bits in"
                                                + " Rust (usize)")
                                : List.of());
    }

    private static List<String> subtract(String target) {
        return Contracts.check(List.of(TargetTriple.parse(target)), Right.class).stream()
                .filter(it -> it.signature().method().equals("subtract"))
                .map(TypeMismatch::reason)
                .filter(reason -> reason.startsWith("parameter 1"))
                .toList();
    }

    private static String java(String target, Class<?> main, String... arguments) throws Exception {
        Stream<String> command = Stream.of(
                FixtureSurface.bedProperty(JAVA.get(target)),
                "-cp",
                Contracts.classPath(),
                main.getName(),
                folder.resolve(target).resolve("debug/libsurface.so").toString());
        return FixtureLibrary.run(
                folder, Stream.concat(command, Arrays.stream(arguments)).toList());
    }
}
