package io.github.ferrule.loader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private static final String EVERY_UID = "         0          0 4294967295\n";
    private static final String ONE_UID = "     65534      30002          1\n";
    private static final long AT_SECURE = 23;
    private static final long AT_PAGESZ = 6;

    private static String status(String uids, String gids, String permitted) {
        return "Name:\tjava\nUid:\t" + uids + "\nGid:\t" + gids + "\nCapPrm:\t" + permitted
                + "\nCapAmb:\t0000000000000000\n";
    }

    private static byte[] auxv(long secure) {
        ByteBuffer words = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
        words.putLong(AT_PAGESZ).putLong(4096).putLong(AT_SECURE).putLong(secure);
        return words.array();
    }

    private static Credentials user(String uids, String gids, String permitted, byte[] auxv) {
        return Credentials.parse(status(uids, gids, permitted), auxv, EVERY_UID);
    }

    @Test
    void theUserIsTheEffectiveOne() {
        assertThat(user("1000\t4242\t1000\t1000", "1\t1\t1\t1", "0", auxv(1)).uid())
                .isEqualTo(4242);
        assertThat(Credentials.parse("Name:\tjava\n", new byte[0], "").uid()).isNegative();
        assertThat(Credentials.parse("", new byte[0], "").uid()).isNegative();
    }

    @Test
    void aProgramThatItsUserStartedIsNotElevated() {
        assertThat(user("1000\t1000\t1000\t1000", "1\t1\t1\t1", "0", auxv(0)).areElevated())
                .isFalse();
        assertThat(user("0\t0\t0\t0", "0\t0\t0\t0", "000001ffffffffff", auxv(0)).areElevated())
                .isFalse();
    }

    @Test
    void setuidSetgidAndFileCapabilitiesElevate() {
        assertThat(user("1000\t0\t0\t0", "1\t1\t1\t1", "0", auxv(0)).areElevated())
                .isTrue();
        assertThat(user("1000\t1000\t1000\t1000", "1\t2\t2\t2", "0", auxv(0)).areElevated())
                .isTrue();
        assertThat(user("1000\t1000\t1000\t1000", "1\t1\t1\t1", "0400", auxv(1)).areElevated())
                .isTrue();
    }

    @Test
    void whileTheKernelsFilesCannotBeReadNobodyIsTrustedAndNothingIsKept() {
        assertThat(Credentials.unreadable().areElevated()).isTrue();
        assertThat(Credentials.unreadable().areComplete()).isFalse();
        assertThat(Credentials.ofThisProcess().areComplete()).isTrue();
        assertThat(Credentials.ofThisProcess()).isSameAs(Credentials.ofThisProcess());
    }

    /** The kernel hides the vector of a program that may not be dumped. */
    @Test
    void capabilitiesTellWhereTheAuxiliaryVectorCannotBeRead() {
        assertThat(user("1000\t1000\t1000\t1000", "1\t1\t1\t1", "0400", new byte[0])
                        .areElevated())
                .isTrue();
        assertThat(user("1000\t1000\t1000\t1000", "1\t1\t1\t1", "0", new byte[0])
                        .areElevated())
                .isFalse();
    }

    @Test
    void aSetgidProgramSharesItsUidWithItsCallerAndASetuidProgramDoesNot() {
        assertThat(user("1000\t1000\t1000\t1000", "1\t2\t2\t2", "0", auxv(1)).shareUidWithCaller())
                .isTrue();
        assertThat(user("1000\t0\t0\t0", "1\t1\t1\t1", "0", auxv(1)).shareUidWithCaller())
                .isFalse();
    }

    @Test
    void theOverflowUidMeansNobodyKnownWhereTheNamespaceMapsOnlySomeUids() {
        String status = status("65534\t65534\t65534\t65534", "1\t1\t1\t1", "0");
        assertThat(Credentials.parse(status, auxv(0), ONE_UID).isUnmapped(65534))
                .isTrue();
        assertThat(Credentials.parse(status, auxv(0), ONE_UID).isUnmapped(1000)).isFalse();
        assertThat(Credentials.parse(status, auxv(0), "").isUnmapped(65534)).isTrue();
        assertThat(Credentials.parse(status, auxv(0), EVERY_UID).isUnmapped(65534))
                .isFalse();
    }
}
