package io.github.ferrule.plugin.release.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CentralLimitsTest {

    private final CentralLimits limits = CentralLimits.load();

    @Test
    void aReleaseThatComesNearTheLimitIsWarnedOf() {
        assertThat(limits.checkSize(60_000_000)).isEmpty();
        assertThat(limits.checkSize(63_000_000))
                .containsExactly("the release has 63.0 MB; Maven Central's free limit is 78 MB a release");
    }

    @Test
    void soManyFilesThatTheMonthIsTooShortAreWarnedOf() {
        assertThat(limits.checkFileCount(100)).isEmpty();
        assertThat(limits.checkFileCount(200))
                .singleElement()
                .asString()
                .contains("200 files", "which is 5 such releases");
    }
}
