package io.github.ferrule.plugin.audit.contract.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constants of Java and the values that the enumerations in {@code src/test/rust/surface} give them. */
class EnumerationConstantsIT {

    private static final List<TargetTriple> LINUX = List.of(TargetTriple.parse("x86_64-unknown-linux-gnu"));

    @Test
    void rightAndUnrelatedConstantsPass() {
        assertThat(Contracts.check(
                        LINUX,
                        Constants.RightInts.class,
                        Constants.RightEnum.class,
                        Constants.UnrelatedInts.class,
                        Constants.UnusedOrdinals.class))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WrongPrefixed | the constant Constants.WrongPrefixed.COLOR_GREEN is 1 in Java, and 5 in Rust (Color::Green)",
                "WrongPlain    | the constant Constants.WrongPlain.GREEN is 1 in Java, and 5 in Rust (Color::Green)",
                "WrongNested   | the constant Constants.WrongNested.Color.BLUE is 7 in Java, and 6 in Rust (Color::Blue)",
                "WrongEnum     | the constant Constants.WrongEnum.Color.BLUE is 200 in Java, and 6 in Rust (Color::Blue)",
                "WrongOrdinals | the constant Constants.WrongOrdinals.Color.GREEN is 1 in Java, and 5 in Rust (Color::Green)",
                "WrongBytes    | the constant Constants.WrongBytes.Level.HIGH is -1 in Java, and 1 in Rust (Level::High)",
            })
    void aConstantWithAnotherValueIsWrong(String type, String reason) throws Exception {
        Class<?> declarations = Class.forName(Constants.class.getName() + "$" + type);

        assertThat(Contracts.check(LINUX, declarations))
                .allMatch(TypeMismatch::certain)
                .extracting(TypeMismatch::reason)
                .contains(reason);
    }

    @Test
    void theMessageGivesTheRightValue() {
        assertThat(Contracts.check(LINUX, Constants.WrongPlain.class))
                .singleElement()
                .extracting(TypeMismatch::remedy)
                .isEqualTo("give Constants.WrongPlain.GREEN the value  5");
    }
}
