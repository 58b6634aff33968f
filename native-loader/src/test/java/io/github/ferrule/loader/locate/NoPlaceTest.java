package io.github.ferrule.loader.locate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The remedies for the reasons against all places. */
class NoPlaceTest {
    private static final String UNEXPRESSED =
            "C:\\Users\\\u0446\u0446\\AppData\\Local: the path has letters that are not in code page Cp1252";

    @Test
    void aPathThatTheCodePageCannotExpressNeedsOneWithEnglishLetters() {
        assertThat(NoPlace.remedy(List.of(UNEXPRESSED)))
                .contains("only English letters", "-Dferrule.cache=C:\\natives", "icacls C:\\natives /inheritance:r");
    }

    @Test
    void aFullDiskIsTheFirstThingToFix() {
        assertThat(NoPlace.remedy(List.of(UNEXPRESSED, "C:\\Temp: No space left on device")))
                .contains("free space there")
                .doesNotContain("English");
    }

    @Test
    void anyOtherReasonAsksForAFolderOfTheUser() {
        assertThat(NoPlace.remedy(List.of("/tmp: is mounted noexec")))
                .contains("belongs to this user", "-Dferrule.cache=/path");
    }
}
