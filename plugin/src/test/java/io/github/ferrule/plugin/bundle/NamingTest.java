package io.github.ferrule.plugin.bundle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names by which a release could not work are refused before anything is built. */
class NamingTest {

    private static final List<TargetTriple> TARGETS =
            List.of(TargetTriple.parse("x86_64-unknown-linux-gnu"), TargetTriple.parse("x86_64-unknown-linux-musl"));

    @ParameterizedTest
    @ValueSource(strings = {"", "{nothing}", "{os", "os}", "{os|macos}"})
    void textThatIsNotAPatternIsRefusedWithAnExample(String pattern) {
        assertThatThrownBy(() -> Naming.of(pattern, "os-detector", true))
                .hasMessageContaining("FERRULE-403")
                .hasMessageContaining("<layout>{os|macos=osx}-{arch}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../{jna}", "native/./{jna}", "native\\{jna}", "{jna}/.."})
    void aPathThatLeadsOutOfTheJarIsRefused(String layout) {
        assertThatThrownBy(() -> Naming.of(layout, "os-detector", true).check(TARGETS, "foo"))
                .hasMessageContaining("FERRULE-403")
                .hasMessageContaining("cannot be the path of an entry in a jar");
    }

    @Test
    void theFolderMayBeTheVersionAlone() {
        assertThatCode(() -> Naming.of("{version}", "os-detector", true).check(TARGETS.subList(0, 1), "foo"))
                .doesNotThrowAnyException();
    }

    @Test
    void twoPlatformsNeverShareAName() {
        assertThatThrownBy(() -> Naming.of("jna", "{os}-{arch}", true).check(TARGETS, "foo"))
                .hasMessageContaining("two platforms the name 'linux-x86_64'");
    }

    @Test
    void aFolderThatTheModuleSystemTakesForAPackageIsRefusedWhereModulesCount() {
        String layout = "{os}{libc|musl=_musl|*=}/{arch|x86_64=amd64}";
        assertThatThrownBy(() -> Naming.of(layout, "os-detector", true).check(TARGETS, "foo"))
                .hasMessageContaining("FERRULE-404");
        assertThatCode(() -> Naming.of(layout, "os-detector", false).check(TARGETS, "foo"))
                .doesNotThrowAnyException();
        assertThatCode(() ->
                        Naming.of("META-INF/" + layout, "os-detector", true).check(TARGETS, "foo"))
                .doesNotThrowAnyException();
    }

    @Test
    void theJarWithAllPlatformsMayHaveItsOldNameButNotThatOfAPlatform() {
        assertThatCode(() ->
                        Naming.of("jna", "os-detector", true).withAll("uber").check(TARGETS, "foo"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Naming.of("jna", "os-detector", true)
                        .withAll("linux-x86_64")
                        .check(TARGETS, "foo"))
                .hasMessageContaining("FERRULE-403")
                .hasMessageContaining("the jar with all platforms has this name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sources", "natives", "debug", "a/b"})
    void aClassifierThatMeansSomethingElseIsRefused(String classifier) {
        assertThatThrownBy(() -> Naming.of("jna", classifier, true).check(TARGETS.subList(0, 1), "foo"))
                .hasMessageContaining("cannot be the classifier of a platform");
    }
}
