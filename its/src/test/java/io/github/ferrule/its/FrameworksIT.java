package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.bed.ExecutionRecord;
import io.github.ferrule.its.maven.DocumentationPage;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Crates that use macOS's frameworks are linked for both Macs without Apple's SDK; LLVM reads what dyld will look for. */
@Order(1)
class FrameworksIT {

    private static final List<String> MACS = List.of("x86_64-apple-darwin", "aarch64-apple-darwin");
    private static final Pattern REMEDY = Pattern.compile("<frameworkSymbols>.*</frameworkSymbols>");

    private static final DocumentationPage PAGE =
            DocumentationPage.read("choosing-a-backend.md").section("zigbuild");

    private static TestProject project;

    @BeforeAll
    static void copy() {
        Bed.get().require("rust.targets");
        Bed.get().requireProgram("llvm-objdump");
        project = TestProject.copy("mathlib", "frameworks").delete("src").overlay("frameworks");
        configure("");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "chrono, CoreFoundation _CFTimeZoneCopySystem",
        "rustls-native-certs, Security _SecTrustSettingsCopyCertificates",
        "security-framework, Security _SecItemCopyMatching",
        "notify, CoreServices _FSEventStreamCreate",
        "sysinfo, IOKit _IOServiceGetMatchingServices",
        "reqwest, 'SystemConfiguration _SCDynamicStoreCopyProxies, Security _SSLHandshake'"
    })
    void aCrateIsLinkedForBothMacs(String crate, String bindings) throws IOException {
        String log = maven().succeeds("package", "-Dferrule.features=" + crate).text();
        assertThat(log).contains("2 libraries, 0 errors").doesNotContain("are not known");
        for (String mac : MACS) {
            for (String binding : bindings.split(", ")) {
                String framework = binding.split(" ")[0];
                assertThat(needed(mac))
                        .contains("/System/Library/Frameworks/" + framework + ".framework/Versions/A/" + framework);
                assertThat(bound(mac)).contains(binding);
            }
            ExecutionRecord.inspected(mac, crate + ", linked with stubs of frameworks, read by LLVM");
        }
    }

    @Test
    void aNameThatIsNotInTheStubsIsAddedByTheLineOfTheMessage() throws IOException {
        String failure = maven().fails("package", "-Dferrule.features=newer").text();
        assertThat(failure)
                .contains("FERRULE-112  x86_64-apple-darwin: ", "SDKROOT=")
                .contains("<CoreFoundation>CFNewer kCFNewer</CoreFoundation>");
        String remedy = REMEDY.matcher(failure)
                .results()
                .findFirst()
                .map(MatchResult::group)
                .orElseThrow();
        assertThat(PAGE.examples("xml").get(1).replaceAll("\\n *", "")).contains(remedy);
        configure(remedy);
        maven().succeeds("package", "-Dferrule.features=newer");
        for (String mac : MACS) {
            assertThat(bound(mac)).contains("CoreFoundation _CFNewer", "CoreFoundation _kCFNewer");
        }
        configure("");
    }

    @Test
    void aFrameworkThatHasNoStubIsNamed() {
        String failure = maven().fails("package", "-Dferrule.features=unknown").text();
        assertThat(failure)
                .contains("FERRULE-112  x86_64-apple-darwin: Ferrule has no stub of the framework MediaLibrary")
                .contains("<frameworkSymbols><MediaLibrary>one two</MediaLibrary></frameworkSymbols>");
        configure("<frameworkSymbols><MediaLibrary>MLOpen</MediaLibrary></frameworkSymbols>");
        maven().succeeds("package", "-Dferrule.features=unknown");
        configure("");
    }

    /** The SDK of this test is not Apple's: its framework has another install name. */
    @Test
    void theSdkOfTheUserReplacesAllStubs() throws IOException {
        Path sdk = project.path("sdk");
        Path stub = sdk.resolve("System/Library/Frameworks/CoreFoundation.framework/CoreFoundation.tbd");
        Files.createDirectories(stub.getParent());
        Files.writeString(stub, """
                --- !tapi-tbd
                tbd-version: 4
                targets: [ x86_64-macos, arm64-macos ]
                install-name: '/of/the/sdk/CoreFoundation'
                exports:
                  - targets: [ x86_64-macos, arm64-macos ]
                    symbols: [ _CFNewer, _kCFNewer ]
                ...
                """);
        Path zig = Path.of(Bed.get().require("path.zig"), "zig").toRealPath().getParent();
        Files.createDirectories(sdk.resolve("usr/include"));
        Files.createDirectories(sdk.resolve("usr/lib"));
        Files.copy(zig.resolve("lib/libc/darwin/libSystem.tbd"), sdk.resolve("usr/lib/libSystem.tbd"));
        maven().with("SDKROOT", sdk.toString()).fails("package", "-Dferrule.features=chrono");
        maven().with("SDKROOT", sdk.toString()).succeeds("ferrule:build", "-Dferrule.features=newer");
        Path library = project.path("target/ferrule/natives/aarch64-apple-darwin/libmathlib.dylib");
        assertThat(objdump(library, "--dylibs-used")).contains("/of/the/sdk/CoreFoundation ");
    }

    private static MavenRun maven() {
        return project.maven().with("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0").keepingCrates("frameworks");
    }

    private static void configure(String more) {
        Stream<String> targets = MACS.stream().map(mac -> "<target>" + mac + "</target>");
        project.configure("<targets>" + String.join("", targets.toList()) + "</targets>" + more);
    }

    private static List<String> needed(String mac) throws IOException {
        return objdump(library(mac), "--dylibs-used")
                .lines()
                .map(line -> line.replaceAll(" \\(.*", "").strip())
                .toList();
    }

    /** Returns the two-level bindings: the library that dyld will search for each name, without its path. */
    private static List<String> bound(String mac) throws IOException {
        return objdump(library(mac), "--bind", "--lazy-bind")
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words[0].startsWith("__"))
                .map(words -> Arrays.stream(words)
                                .filter(word -> word.matches("[A-Z]\\w+"))
                                .findFirst()
                                .orElse("?")
                        + " " + words[words.length - 1])
                .toList();
    }

    private static Path library(String mac) throws IOException {
        String folder = mac.startsWith("x86_64") ? "darwin-x86-64" : "darwin-aarch64";
        return Files.write(
                project.path("target/" + mac + ".dylib"),
                project.jar("target/mathlib-1.4.0-natives.jar").bytes(folder + "/libmathlib.dylib"));
    }

    private static String objdump(Path library, String... options) {
        return new BedProgram("/usr/bin/llvm-objdump", Map.of())
                .run(
                        project.path("."),
                        Stream.concat(
                                        Stream.concat(Stream.of("--macho"), Arrays.stream(options)),
                                        Stream.of(library.toString()))
                                .toArray(String[]::new));
    }
}
