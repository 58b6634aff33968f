package io.github.ferrule.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class ToolLogTest {

    private final List<String> logged = new ArrayList<>();
    private final ToolLog log = new ToolLog(
            new SystemStreamLog() {
                @Override
                public void info(CharSequence line) {
                    logged.add("I " + line);
                }

                @Override
                public void warn(CharSequence line) {
                    logged.add("W " + line);
                }

                @Override
                public void error(CharSequence line) {
                    logged.add("E " + line);
                }
            },
            Optional.empty());

    @Test
    void aDiagnosticHasOneSeverityUntilItsEnd() {
        for (String line : """
                   Compiling mathlib v0.1.0
                warning: unused variable: `x`
                 --> src/lib.rs:3:5
                  |
                3 | let x = 1;

                \u001b[1m\u001b[31merror[E0425]\u001b[0m: cannot find value `y` in this scope
                 --> src/lib.rs:4:5

                warning: `mathlib` (lib) generated 1 warning
                error: could not compile `mathlib` (lib) due to 1 previous error
                """.split("\n")) {
            log.accept(line);
        }
        assertThat(logged)
                .extracting(line -> line.charAt(0))
                .containsExactly('I', 'W', 'W', 'W', 'W', 'I', 'E', 'E', 'I', 'I', 'E');
    }

    @Test
    void anSdkThatZigDoesNotNeedIsNoWarning() {
        log.accept("warning: invoking `\"xcrun\" \"--sdk\" \"macosx\" \"--show-sdk-path\"` to find MacOSX.sdk failed");
        log.accept("  = note: the SDK is needed by the linker");
        assertThat(logged).allSatisfy(line -> assertThat(line).startsWith("I "));
    }

    @Test
    void whatFollowsADiagnosticIsNotPartOfIt() {
        log.accept("warning: `mathlib` (lib) generated 1 warning");
        log.accept("    Finished `release` profile [optimized] target(s) in 0.1s");
        assertThat(logged).last().asString().startsWith("I ");
    }
}
