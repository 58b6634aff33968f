package io.github.ferrule.plugin.support.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the locale of the JVM")
class ProblemCodeTest {

    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(locale);
    }

    /** Documentation and scripts search for the code, so its digits are the same for every user. */
    @Test
    void theDigitsOfACodeDoNotDependOnTheLocale() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        assertThat(String.format("%d", 1)).isEqualTo("\u0661");
        assertThat(ProblemCode.BROKEN_MANIFEST).hasToString("FERRULE-002");
    }
}
