package io.github.ferrule.plugin.release.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CentralLimitsTest {

    private final CentralLimits limits = CentralLimits.load();

    @Test
    void theScarcestOfSizeFilesAndReleasesDecidesHowManyReleasesFitIntoAMonth() {
        assertThat(limits.releasesThatFit(1_000_000, 10)).isEqualTo(7);
        assertThat(limits.releasesThatFit(20_000_000, 10)).isEqualTo(3);
        assertThat(limits.releasesThatFit(1_000_000, 400)).isEqualTo(2);
        assertThat(limits.releasesThatFit(80_000_000, 10)).isZero();
    }

    @Test
    void aReleaseThatFitsTwiceIsDescribedWithoutAWarning() {
        assertThat(limits.warnings(39_000_000, 580)).isEmpty();
        assertThat(limits.describe(39_000_000, 580))
                .isEqualTo("this release is 39.0 MB in 580 files; 2 such releases fit into a month"
                        + " (Maven Central: 78 MB, 1,167 files and 7 releases free)");
    }

    @Test
    void aReleaseThatFitsOnceOrNotAtAllIsAWarning() {
        assertThat(limits.warnings(40_000_000, 0))
                .containsExactly("this release is 40.0 MB; 1 such release fits into a month"
                        + " (Maven Central: 78 MB, 1,167 files and 7 releases free)");
        assertThat(limits.warnings(10_000_000, 1200)).singleElement().asString().contains("no such releases fit");
    }

    @Test
    void anUploadLargerThanThePortalAcceptsIsAWarningOfItsOwn() {
        assertThat(limits.warnings(1_100_000_000, 50))
                .last()
                .isEqualTo("Maven Central's portal does not accept uploads of more than 1024 MB");
    }
}
