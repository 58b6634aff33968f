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
        return new Candidate(new Descriptor(keys, origin), origin, new Bundle("com.acme", RankedCandidatesTest.class));
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
    void theBetterTripleComesFirstAndThenTheFirstOnTheClassPath() {
        Candidate first = gnu("1a", "2.17");
        assertThat(best(GLIBC_2_28, first, gnu("1a", "2.17"))).isSameAs(first);
    }

    @Test
    void aLibraryThatNeedsNoVersionFitsEveryGlibc() {
        Candidate any = gnu("1a", null);
        assertThat(best(linux(Libc.GNU, "2.5"), gnu("1b", "2.17"), any)).isSameAs(any);
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

    private static Optional<Candidate> rival(Candidate... candidates) {
        return RankedCandidates.of(List.of(candidates), GLIBC_2_28, false, Optional.empty())
                .rival();
    }

    @Test
    void theSameDescriptorTwiceIsNoConflict() {
        assertThat(rival(gnu("1a", "2.17"), gnu("1a", "2.17"))).isEmpty();
    }

    @Test
    void anotherDescriptorOfTheSameReleaseIsARivalWhateverItClaims() {
        Candidate library = gnu("1a", "2.17");
        Candidate otherBytes = gnu("1b", "2.17");
        Candidate otherBytesForNewerSystems = gnu("1b", "2.28");
        Candidate sameBytesForNewerSystems = gnu("1a", "2.28");
        for (Candidate other : List.of(otherBytes, otherBytesForNewerSystems, sameBytesForNewerSystems)) {
            assertThat(rival(library, other)).contains(other);
            assertThat(rival(other, library)).contains(library);
        }
    }

    @Test
    void aLibraryThatDoesNotFitIsARivalOfTheOneThatTakesItsPlace() {
        Candidate tooNew = gnu("1a", "2.31");
        assertThat(rival(tooNew, gnu("1b", "2.17"))).contains(tooNew);
    }

    @Test
    void anotherTripleOfTheSameReleaseIsNoRival() {
        assertThat(rival(gnu("1a", "2.17"), candidate("1m", "jar:file:/m!/d", "linux", "x86_64", "musl", null)))
                .isEmpty();
    }

    @Test
    void anotherReleaseIsARivalEvenIfItDoesNotFit() {
        Candidate fitting = gnu("2a", "2.5");
        Candidate tooNew = gnu("2a", "2.31");
        assertThat(rival(gnu("1a", "2.17"), fitting)).contains(fitting);
        assertThat(rival(gnu("1a", "2.17"), tooNew)).contains(tooNew);
    }
}
