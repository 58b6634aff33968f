package io.github.ferrule.loader.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.loader.problem.LoadFailure;
import io.github.ferrule.loader.testing.TestBundle;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorTest {
    private static final URL ORIGIN = RankedCandidatesTest.url("jar:file:/natives.jar!/x.properties");

    static Properties keys() {
        Properties keys = new Properties();
        String[] pairs = {
            "format=1",
            "library=mathlib",
            "version=1.4.0",
            "triple=x86_64-unknown-linux-gnu",
            "os=linux",
            "arch=x86_64",
            "libc=gnu",
            "resource=linux-x86-64/libmathlib.so",
            "size=411024",
            "crc32=00c0ffee",
            "unknown=ignored"
        };
        for (String pair : pairs) {
            keys.setProperty(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        keys.setProperty("sha256", hash("mathlib"));
        return keys;
    }

    static String hash(String text) {
        return TestBundle.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theKeysAreReadAndUnknownOnesIgnored() {
        Descriptor descriptor = new Descriptor(keys(), ORIGIN);
        assertThat(descriptor.fileName()).isEqualTo("libmathlib.so");
        assertThat(descriptor.size()).isEqualTo(411024);
        assertThat(descriptor.crc32()).isEqualTo(0xc0ffeeL);
        assertThat(descriptor.glibc()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"format", "os", "arch", "triple", "version", "resource", "size", "sha256", "crc32"})
    void aMissingKeyIsNamed(String key) {
        Properties keys = keys();
        keys.remove(key);
        assertRefused(keys, "natives.jar!/x.properties has no " + key);
    }

    @ParameterizedTest
    @CsvSource({
        "format, 2",
        "size, 0",
        "size, -5",
        "size, 1e9",
        "size, 99999999999999999999",
        "crc32, C0FFEE00",
        "crc32, 12",
        "sha256, abc",
        "glibc, new",
        "macos, 11.x",
        "resource, lib/",
        "resource, linux/..",
        "resource, linux/.hidden",
        "resource, 'linux/..\\..\\x.dll'",
        "resource, linux/c:x.dll",
    })
    void aWrongValueIsQuoted(String key, String value) {
        Properties keys = keys();
        keys.setProperty(key, value);
        assertRefused(keys, key + "=" + value);
    }

    /** The value is shown with what cannot be printed escaped. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "linux/lib\0x.so",
                "linux/lib\ud800x.so",
                "linux/libx\udc00",
                "linux/lib\u001b[2Jx.so",
                "linux/lib\nx.so",
                "linux/lib\u007fx.so",
                "linux/lib\u202ex.so",
                "linux/lib\u200bx.so",
                "linux/x.so.",
                "linux/x.so ",
                "linux/ x.so",
                "linux/NUL",
                "linux/nul.dll",
                "linux/Com1.so",
                "linux/lpt¹",
                "linux/aux .dll",
                "linux/conin$",
                "con/x.so",
                "linux/x*.so",
                "linux/x|y",
                "../x.so",
                "linux/../x.so",
                "/etc/x.so",
                "linux//x.so",
                "linux/./x.so"
            })
    void aResourceThatDoesNotNameAFileOnEverySystemIsRefused(String path) {
        Properties keys = keys();
        keys.setProperty("resource", path);
        assertThatThrownBy(() -> new Descriptor(keys, ORIGIN))
                .isInstanceOf(LoadFailure.class)
                .hasMessageContaining("FERRULE-205")
                .satisfies(e -> assertThat(e.getMessage().replace("\n", ""))
                        .matches("[\\x20-\\x7e¹]*resource=[\\x20-\\x7e¹]* does not name a file on every system.*"));
    }

    @Test
    void aNameThatIsTooLongForAnyFileSystemIsRefused() {
        Properties keys = keys();
        keys.setProperty("resource", "linux/" + "x".repeat(256));
        assertRefused(keys, "does not name a file on every system");
    }

    @ParameterizedTest
    @ValueSource(strings = {"libx.so", "libx-1.2.so.3", "x.dll", "console.dll", "com10.dll", "null.so", "a b+c@d#.so"})
    void ordinaryNamesAreAccepted(String name) {
        Properties keys = keys();
        keys.setProperty("resource", "linux-x86-64/" + name);
        assertThat(new Descriptor(keys, ORIGIN).fileName()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "artifactId, '</artifactId><scope>system</scope>'",
        "classifier.x86_64-unknown-linux-gnu, 'a b'",
        "version, ''"
    })
    void aDependencyThatWouldBePastedCannotHoldAnythingElse(String key, String value) {
        Properties keys = published();
        keys.setProperty(key, value);
        assertThatThrownBy(() -> new Release(keys, ORIGIN, true)).hasMessageContaining("FERRULE-205");
    }

    private static void assertRefused(Properties keys, String text) {
        assertThatThrownBy(() -> new Descriptor(keys, ORIGIN))
                .isInstanceOf(LoadFailure.class)
                .hasMessageContaining("FERRULE-205")
                .hasMessageContaining(text);
    }

    @Test
    void thePublishedListKnowsEachDependency() {
        Release published = new Release(published(), ORIGIN, true);
        assertThat(published.triples()).containsExactly("x86_64-unknown-linux-gnu");
        assertThat(published.classifier("x86_64-unknown-linux-gnu").map(published::dependency))
                .hasValueSatisfying(lines -> assertThat(lines).contains("<classifier>linux-x86_64</classifier>"));
        assertThat(published.classifier("s390x-unknown-linux-gnu")).isEmpty();
    }

    private static Properties published() {
        Properties keys = new Properties();
        keys.setProperty("format", "1");
        keys.setProperty("groupId", "com.acme");
        keys.setProperty("artifactId", "mathlib");
        keys.setProperty("version", "1.4.0");
        keys.setProperty("natives", "natives");
        keys.setProperty("classifier.x86_64-unknown-linux-gnu", "linux-x86_64");
        return keys;
    }
}
