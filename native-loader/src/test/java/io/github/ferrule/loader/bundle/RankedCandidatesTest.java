package io.github.ferrule.loader.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.platform.Libc;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.platform.Version;
import io.github.ferrule.loader.problem.Code;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class RankedCandidatesTest {
    private static final Platform GLIBC_2_28 =
            new Platform(OperatingSystem.LINUX, "x86_64", Libc.GNU, Version.parse("2.28"), false);

    private static Platform linux(Libc libc, String glibc) {
        return new Platform(OperatingSystem.LINUX, "x86_64", libc, glibc == null ? null : Version.parse(glibc), false);
    }

    private static Candidate gnu(String name, String glibc) {
        return candidate(name, "jar:file:/" + name + "!/d", "linux", "x86_64", "gnu", glibc);
    }

    private static Candidate candidate(String name, String url, String os, String arch, String libc, String glibc) {
        Properties keys = DescriptorTest.keys();
        keys.setProperty("os", os);
        keys.setProperty("arch", arch);
        keys.setProperty("triple", arch + "-" + os + "-" + libc);
        keys.setProperty("version", name.substring(0, 1));
        keys.setProperty("sha256", DescriptorTest.hash(name));
        if (libc == null) {
            keys.remove("libc");
        } else {
            keys.setProperty("libc", libc);
        }
        if (glibc != null) {
            keys.setProperty(os.equals("macos") ? "macos" : "glibc", glibc);
        }
        URL origin = url(url);
        return new Candidate(new Descriptor(keys, origin), origin, null);
    }

    static URL url(String text) {
        try {
            return new URL(text);
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private static Candidate best(Platform platform, Candidate... candidates) {
        return RankedCandidates.of(List.of(candidates), platform, false, Optional.empty())
                .best()
                .get();
    }

    @Test
    void theHighestFloorThatFitsWins() {
        Candidate old = gnu("1a", "2.17");
        Candidate good = gnu("1b", "2.28");
        Candidate tooNew = gnu("1c", "2.31");
        assertThat(best(GLIBC_2_28, old, good, tooNew)).isSameAs(good);
        assertThat(best(GLIBC_2_28, tooNew, good, old)).isSameAs(good);
        assertThat(best(linux(Libc.GNU, "2.17"), old, good, tooNew)).isSameAs(old);
    }

    @Test
    void aLibraryThatNeedsNoVersionFitsEveryGlibcButIsTheLastChoice() {
        Candidate any = gnu("1a", null);
        assertThat(best(linux(Libc.GNU, "2.5"), gnu("1b", "2.17"), any)).isSameAs(any);
        assertThat(best(GLIBC_2_28, any, gnu("1b", "2.17")).descriptor().glibc())
                .isEqualTo(Version.parse("2.17"));
    }

    @Test
    void whereTheVersionIsNotKnownTheLowestFloorWins() {
        Candidate low = gnu("1b", "2.17");
        assertThat(best(linux(Libc.GNU, null), gnu("1a", "2.28"), low)).isSameAs(low);
    }

    @Test
    void aPlainFileWinsOverTheJarsThatComeAfterItAndConflictsWithOneBeforeIt() {
        Candidate file = candidate("2a", "file:/target/classes/d", "linux", "x86_64", "gnu", "2.5");
        Candidate jar = gnu("1b", "2.17");
        RankedCandidates before = RankedCandidates.of(List.of(file, jar), GLIBC_2_28, false, Optional.empty());
        assertThat(before.best()).contains(file);
        assertThat(before.rival()).isEmpty();
        assertThat(RankedCandidates.of(List.of(jar, file), GLIBC_2_28, false, Optional.empty())
                        .rival())
                .contains(jar);
        Candidate sameVersion = gnu("2b", "2.17");
        assertThat(RankedCandidates.of(List.of(sameVersion, file), GLIBC_2_28, false, Optional.empty())
                        .rival())
                .isEmpty();
    }

    @Test
    void theOtherLibcIsRefusedAndSoIsEachWhereTheProcessHasNoneThatIsKnown() {
        Candidate musl = candidate("1a", "jar:file:/m!/d", "linux", "x86_64", "musl", null);
        assertThat(musl.refusal(GLIBC_2_28).get().code()).isEqualTo(Code.WRONG_LIBC);
        assertThat(musl.refusal(linux(Libc.MUSL, null))).isEmpty();
        assertThat(gnu("1b", "2.5").refusal(linux(Libc.MUSL, null)).get().code())
                .isEqualTo(Code.WRONG_LIBC);
        assertThat(musl.refusal(linux(Libc.UNKNOWN, null)).get().code()).isEqualTo(Code.UNKNOWN_LIBC);
    }

    @Test
    void aLibraryForLinuxIsRefusedOnAndroidWithAnyLibc() {
        Platform android = new Platform(OperatingSystem.ANDROID, "x86_64", Libc.BIONIC, null, false);
        for (String libc : new String[] {"gnu", "musl", null}) {
            Candidate linux = candidate("1a", "jar:file:/l!/d", "linux", "x86_64", libc, null);
            assertThat(linux.refusal(android).get().code()).isEqualTo(Code.WRONG_LIBC);
            assertThat(linux.refusal(android).get().reason()).endsWith("this process runs on Android's bionic");
        }
        assertThat(candidate("1a", "jar:file:/l!/d", "android", "x86_64", null, null)
                        .refusal(android))
                .isEmpty();
    }

    @Test
    void aLibraryForAnotherMachineIsRefused() {
        Candidate arm = candidate("1a", "jar:file:/a!/d", "linux", "aarch64", "gnu", null);
        assertThat(arm.refusal(GLIBC_2_28).get().reason()).isEqualTo("built for linux aarch64");
    }

    @Test
    void macosHasAFloorToo() {
        Platform macos = new Platform(OperatingSystem.MACOS, "aarch64", Libc.NONE, Version.parse("12.6"), false);
        Candidate ventura = candidate("1a", "jar:file:/v!/d", "macos", "aarch64", null, "13.0");
        assertThat(ventura.refusal(macos).get().code()).isEqualTo(Code.MACOS_TOO_OLD);
        assertThat(candidate("1b", "jar:file:/b!/d", "macos", "aarch64", null, "11.0")
                        .refusal(macos))
                .isEmpty();
    }

    @Test
    void equalClaimsWithDifferentBytesAreRivals() {
        Candidate one = gnu("1a", "2.17");
        assertThat(RankedCandidates.of(List.of(one, gnu("1a", "2.17")), GLIBC_2_28, false, Optional.empty())
                        .rival())
                .isEmpty();
        assertThat(RankedCandidates.of(List.of(one, gnu("1b", "2.17")), GLIBC_2_28, false, Optional.empty())
                        .rival())
                .isPresent();
        assertThat(RankedCandidates.of(List.of(one, gnu("1b", "2.28")), GLIBC_2_28, false, Optional.empty())
                        .rival())
                .isEmpty();
        assertThat(RankedCandidates.of(List.of(one, gnu("2a", "2.5")), GLIBC_2_28, false, Optional.empty())
                        .rival())
                .isPresent();
    }
}
