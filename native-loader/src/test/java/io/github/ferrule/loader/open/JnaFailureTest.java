package io.github.ferrule.loader.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import org.junit.jupiter.api.Test;

class JnaFailureTest {

    /** The pom manages JNA's version, and the remedies have it as a line to paste. */
    @Test
    void theRemediesNameTheVersionThatTheLoaderIsTestedWith() {
        assertThat(JnaFailure.TESTED).isEqualTo(Native.VERSION);
    }
}
