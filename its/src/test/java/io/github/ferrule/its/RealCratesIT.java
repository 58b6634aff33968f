package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.bed.ExecutionRecord;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.DocumentationPage;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Crates that others wrote and publish are built, bundled, loaded and called. */
@Order(1)
class RealCratesIT {

    private static final String LINUX = "x86_64-unknown-linux-gnu.2.17";
    private static final String LINUX_AARCH64 = "aarch64-unknown-linux-gnu.2.17";
    private static final String WINDOWS = "x86_64-pc-windows-gnu";

    private static final Set<String> WITH_BINDINGS = Set.of("zlib", "rustls");

    /** What the signatures of zlib do not tell: a length is read and written. */
    private static final String ZLIB_RULES = """
            <results><result>destLen</result></results>
            <errors>
              <error>
                <functions>compress, compress2, compress_z, compress2_z, uncompress, uncompress_z</functions>
                <message>zError</message>
              </error>
            </errors>""";

    /** What the signatures of rustls-ffi do not tell. */
    private static final String RUSTLS_RULES = """
            <prefix>rustls_</prefix>
            <results>
              <result>rustls_*.out_conn</result>
              <result>rustls_*.conn_out</result>
              <result>rustls_*.config_out</result>
              <result>rustls_*.builder_out</result>
              <result>rustls_*.provider_out</result>
              <result>rustls_*.verifier_out</result>
              <result>rustls_root_cert_store_builder_build.root_cert_store_out</result>
            </results>
            <consumed><parameter>rustls_client_config_builder_build.builder</parameter></consumed>
            <errors>
              <error>
                <functions>
                  rustls_*_builder_build, rustls_*_new_custom, rustls_crypto_provider_builder_new_from_default,
                  rustls_client_connection_new*, rustls_server_connection_new, rustls_default_crypto_provider_random
                </functions>
                <success>Ok</success>
              </error>
            </errors>""";

    @BeforeAll
    static void needsTheToolchain() {
        Bed.get().require("rust.targets");
    }

    /** A panic aborts, it is a static library too, and its name is not that of its package. */
    @Test
    void zlibAsItIsPublished() throws IOException {
        TestProject project = copied("zlib")
                .configure(ZLIB_RULES + "<crate>src/main/rust/vendor/libz-rs-sys-cdylib</crate><locked>true</locked>"
                        + targets(List.of(LINUX, WINDOWS)));
        BedProgram.rust("cargo").run(project.path("src/main/rust"), "vendor", "--locked", "vendor");
        binds(build(project), "libz-rs-sys", 22, 35);
        assertThat(project.jar("target/mathlib-1.4.0-natives.jar").libraries())
                .containsExactly("linux-x86-64/libz_rs.so", "win32-x86-64/z_rs.dll");
        assertThat(surface(project))
                .as("types that libz-rs-sys takes from zlib-rs")
                .contains(
                        "fn crc32(crc: c_ulong, buf: *const u8, len: u32) -> c_ulong", "fn inflate(strm: *mut z_stream")
                .doesNotContain("\"opaque\" : \"uInt\"", "\"opaque\" : \"Bytef\"");
        assertThat(call(project, "java.17", "com.acme.Zlib")).satisfies(RealCratesIT::compresses);
        assertThat(call(project, "java.17", "com.acme.GeneratedZlib"))
                .contains("-zlib-rs-0.6.8", "crc32 cbf43926", "bound 1134", "stream error")
                .contains("1000 bytes, the same true, buffer error");
        assertThat(call(project, "java.windows", "com.acme.Zlib")).satisfies(RealCratesIT::compresses);
        ExecutionRecord.executed(WINDOWS, "libz-rs-sys-cdylib, under wine");
    }

    @Test
    void rustlsWithTheAssemblyOfRing() {
        TestProject project = copied("rustls").configure(RUSTLS_RULES + targets(List.of(LINUX, LINUX_AARCH64)));
        binds(build(project), "rustls-ffi", 75, 49);
        assertThat(call(project, "java.17", "com.acme.Rustls")).satisfies(RealCratesIT::encrypts);
        assertThat(call(project, "java.17", "com.acme.GeneratedRustls"))
                .contains("random true", "closed")
                .containsPattern("cipher suites [1-9]")
                .containsPattern("without a verifier: code 7\\d{3}");
        assertThat(call(project, "java.aarch64", "com.acme.Rustls")).satisfies(RealCratesIT::encrypts);
        ExecutionRecord.executed(LINUX_AARCH64, "rustls-ffi with ring, under qemu");
    }

    /** Windows has a C long of 32 bits, which is the type of the sample rate. */
    @Test
    void loudnessAsTheBroadcastersMeasureIt() {
        TestProject project = packaged("ebur128", LINUX, WINDOWS);
        assertThat(call(project, "java.17", "com.acme.Loudness")).contains("codes 0 0, -23.0 LUFS");
        assertThat(call(project, "java.windows", "com.acme.Loudness")).contains("codes 0 0, -23.0 LUFS");
        ExecutionRecord.executed(WINDOWS, "ebur128, under wine");
    }

    @Test
    void oneOfTwoMembersNamedLikeItsDependency() {
        TestProject project = packaged("wasmi", "<package>engine</package>", List.of(LINUX, LINUX_AARCH64));
        assertThat(project.jar("target/mathlib-1.4.0-natives.jar").libraries())
                .containsExactly("linux-aarch64/libwasmi_c_api.so", "linux-x86-64/libwasmi_c_api.so");
        assertThat(call(project, "java.17", "com.acme.Wasm")).satisfies(RealCratesIT::validates);
        assertThat(call(project, "java.aarch64", "com.acme.Wasm")).satisfies(RealCratesIT::validates);
        ExecutionRecord.executed(LINUX_AARCH64, "wasmi_c_api_impl, under qemu");
    }

    private static void compresses(String answer) {
        assertThat(answer).contains("-zlib-rs-0.6.8", "crc32 cbf43926", "codes 0 0, smaller true, the same true");
    }

    private static void encrypts(String answer) {
        assertThat(answer).contains("rustls-ffi/0.15.7/", "/ring", "random 7000 true");
        assertThat(answer).containsPattern("cipher suites [1-9]");
    }

    private static void validates(String answer) {
        assertThat(answer).contains("empty module 1", "no module 0", "pages 16");
    }

    private static TestProject packaged(String fixture, String... targets) {
        return packaged(fixture, "", List.of(targets));
    }

    private static TestProject packaged(String fixture, String more, List<String> targets) {
        TestProject project = copied(fixture).configure(more + targets(targets));
        build(project);
        return project;
    }

    /** With all that their profiles say, but for the optimizing, which takes minutes and decides nothing here. */
    private static String build(TestProject project) {
        String log = project.maven()
                .keepingCrates("real-crates")
                .unoptimized()
                .succeeds("package")
                .text();
        assertThat(log)
                .as("types of right declarations, compared with a surface that was read")
                .doesNotContain("FERRULE-360", "FERRULE-361", "types of Java's declarations are not checked");
        assertThat(project.path("target/ferrule")).isDirectoryContaining("glob:**/surface-*.json");
        return log;
    }

    /** The page lists how many functions have bindings. */
    private static void binds(String log, String crate, int bound, int leftOut) {
        assertThat(log).contains(bound + " functions bound by JNA, " + leftOut + " left out");
        assertThat(DocumentationPage.read("bindings.md").text())
                .containsPattern("\\| `" + crate + "` [\\d.]+ \\| " + bound + " \\| " + leftOut + " \\| ");
    }

    private static String surface(TestProject project) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(project.path("target/ferrule"), "surface-*.json")) {
            return Files.readString(files.iterator().next());
        }
    }

    private static TestProject copied(String fixture) {
        TestProject project = TestProject.copy("mathlib", "real-crates/" + fixture)
                .delete("src")
                .overlay(fixture);
        return WITH_BINDINGS.contains(fixture)
                ? project.edit(
                        "pom.xml", pom -> pom.replace("<goal>build</goal>", "<goal>bindings</goal><goal>build</goal>"))
                : project;
    }

    private static String targets(List<String> targets) {
        return "<targets><target>" + String.join("</target><target>", targets) + "</target></targets>";
    }

    private static String call(TestProject project, String java, String main) {
        return BedProgram.of(java).run(project.path("."), "-cp", ClassPath.ofMathlib(project), main);
    }
}
