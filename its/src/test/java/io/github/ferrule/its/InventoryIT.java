package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.maven.Jar;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.TestProject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A jar lists the crates in its libraries, and contains their licenses; a project may refuse some. */
@Order(1)
class InventoryIT {

    private static final String BILL = "META-INF/sbom/com.acme.mathlib/mathlib/x86_64-unknown-linux-gnu.cdx.json";
    private static final String LICENSES = "META-INF/licenses/com.acme.mathlib/linux-x86_64.txt";
    private static TestProject project;
    private static Jar jar;

    @BeforeAll
    static void buildWithCratesFromTheRegistry() {
        project = TestProject.copy("mathlib", "inventory")
                .configure("<targets><target>x86_64-unknown-linux-gnu</target></targets>")
                .edit("src/main/rust/Cargo.toml", toml -> toml + """

                        [dependencies]
                        itoa = "1"
                        nolicense = { path = "../nolicense" }

                        [build-dependencies]
                        autocfg = "1"

                        [dev-dependencies]
                        either = "1"

                        [target.'cfg(windows)'.dependencies]
                        windows-link = "0.2"
                        """)
                .write("src/main/nolicense/Cargo.toml", """
                        [package]
                        name = "nolicense"
                        version = "0.3.0"
                        edition = "2021"
                        """)
                .write("src/main/nolicense/src/lib.rs", "");
        project.maven().succeeds("package");
        jar = project.jar("target/mathlib-1.4.0-linux-x86_64.jar");
    }

    @Test
    void theBillIsValidCycloneDxAndListsWhatThisTargetNeeds() throws Exception {
        byte[] bill = jar.bytes(BILL);
        assertThat(new JsonParser().validate(bill, Version.VERSION_16)).isEmpty();
        Bom bom = new JsonParser().parse(bill);
        assertThat(bom.getMetadata().getComponent().getName()).isEqualTo("mathlib");
        assertThat(bom.getComponents())
                .extracting(Component::getName, Component::getScope)
                .containsExactly(
                        tuple("autocfg", Component.Scope.EXCLUDED),
                        tuple("itoa", Component.Scope.REQUIRED),
                        tuple("nolicense", Component.Scope.REQUIRED));
        assertThat(bom.getComponents().get(1).getPurl()).startsWith("pkg:cargo/itoa@1.");
    }

    @Test
    void theJarContainsTheLicenseTextsOfLinkedCratesAndNothingOfThisMachine() {
        assertThat(text(LICENSES))
                .startsWith("mathlib for x86_64-unknown-linux-gnu contains code of these crates")
                .contains("\nitoa 1.", "MIT OR Apache-2.0", "Permission is hereby granted, free of charge")
                .containsPattern("==== itoa-1[.0-9]+/LICENSE-MIT ====")
                .doesNotContain("autocfg", "\neither ");
        assertThat(text(BILL)).doesNotContain(project.path(".").normalize().toString(), "/registry/src");
    }

    @Test
    void itChangesWhenACrateDoesAndOnlyThen() {
        String bill = text(BILL);
        project.maven().succeeds("package");
        assertThat(text(BILL)).as("nothing has changed").isEqualTo(bill);
        project.write("src/main/nolicense/LICENSE", "Do as you please.");
        project.maven().succeeds("package");
        assertThat(text(LICENSES)).contains("==== nolicense-0.3.0/LICENSE ====\n\nDo as you please.");
        project.delete("src/main/nolicense/LICENSE");
        project.maven().succeeds("package");
        assertThat(text(LICENSES)).doesNotContain("Do as you please.");
        assertThat(text(BILL)).isEqualTo(bill);
    }

    /** The bill is drafted while the library is still being built. */
    @Test
    void theHashIsThatOfTheLibraryAlsoWhenNothingElseHasChanged() throws Exception {
        String bill = text(BILL);
        assertThat(hash()).isEqualTo(sha256OfTheLibrary());
        project.edit("src/main/rust/src/lib.rs", rust -> rust + """

                #[unsafe(no_mangle)]
                pub extern "C" fn answer() -> i64 {
                    42
                }
                """);
        project.maven().succeeds("package");
        assertThat(hash()).isEqualTo(sha256OfTheLibrary());
        assertThat(serialNumber(text(BILL))).isNotEqualTo(serialNumber(bill));
    }

    @Test
    void aBuildThatCannotBeginLeavesTheListsOfTheLast() {
        MavenLog log = project.maven()
                .fails("ferrule:build", "-Dferrule.targets=loongarch64-unknown-linux-gnu", "-Dferrule.provision=never");
        assertThat(log.text()).contains("rustup target add", "loongarch64-unknown-linux-gnu");
        assertThat(project.has("target/ferrule/natives/x86_64-unknown-linux-gnu/inventory/bom.cdx.json"))
                .isTrue();
    }

    /** Of two that look at crates at the same time one waits for the other, and says so in the user's log. */
    @Test
    void noCargoWaitsForAnother() throws IOException {
        project.write(
                "noted/cargo", """
                #!/bin/sh
                note() { echo "$1" >> '%1$s'; }
                note "$1 begins"
                if [ "$1" = build ]; then
                    { '%2$s' "$@" 2>&1 >&3 | while IFS= read -r line; do
                        case "$line" in *Compiling*) note "build compiles" ;; esac
                        printf '%%s\\n' "$line" >&2
                    done; } 3>&1
                else
                    '%2$s' "$@" || exit
                fi
                note "$1 ends"
                """.formatted(project.path("calls"), Bed.get().require("path.rust") + "/cargo"));
        project.path("noted/cargo").toFile().setExecutable(true);
        Files.setLastModifiedTime(project.path("src/main/rust/src/lib.rs"), FileTime.from(Instant.now()));
        assertThat(calls())
                .containsSubsequence("metadata begins", "build begins", "build compiles", "metadata begins")
                .filteredOn("metadata begins"::equals)
                .hasSize(2);
        assertThat(calls())
                .containsExactly(
                        "metadata begins",
                        "metadata ends",
                        "build begins",
                        "build ends",
                        "metadata begins",
                        "metadata ends");
    }

    private List<String> calls() throws IOException {
        Files.deleteIfExists(project.path("calls"));
        String path = project.path("noted")
                + File.pathSeparator
                + Bed.get().environment().get("PATH");
        project.maven().with("PATH", path).succeeds("package");
        return Files.readAllLines(project.path("calls"));
    }

    @Test
    void aLicenseThatIsNotAllowedFailsTheBuildAndNamesTheCrate() {
        MavenLog log = project.maven().fails("package", "-Dferrule.licenses.allowed=GPL-3.0-only,Zlib");
        assertThat(log.text()).contains("FERRULE-351", "itoa 1.", "(MIT OR Apache-2.0)", "cargo tree --invert");
    }

    @Test
    void oneOfTwoLicensesIsEnough() {
        project.maven().succeeds("package", "-Dferrule.licenses.allowed=Apache-2.0");
    }

    /** Packages of a registry name a license or a file; those that a company keeps in a folder may not. */
    @Test
    void aCrateWithoutAKnownLicenseIsAFinding() {
        TestProject vendored = TestProject.copy("mathlib", "inventory-unknown")
                .edit("src/main/rust/Cargo.toml", toml -> toml + "\n[dependencies]\nsecret = \"2\"\n")
                .write("src/main/rust/.cargo/config.toml", """
                        [source.crates-io]
                        replace-with = "vendored"

                        [source.vendored]
                        directory = "vendor"
                        """)
                .write("src/main/rust/vendor/secret/Cargo.toml", """
                        [package]
                        name = "secret"
                        version = "2.0.1"
                        edition = "2021"
                        """)
                .write("src/main/rust/vendor/secret/src/lib.rs", "")
                .write("src/main/rust/vendor/secret/.cargo-checksum.json", "{\"files\":{}}");
        assertThat(vendored.maven().succeeds("package").text()).contains("FERRULE-350");
        assertThat(vendored.path("target/ferrule/audit.html")).content().contains("secret 2.0.1");
        vendored.configure("<findings><unknown-license>error</unknown-license></findings>");
        vendored.delete("target/mathlib-1.4.0-natives.jar");
        assertThat(vendored.maven().fails("package").text()).contains("FERRULE-300", "FERRULE-350");
        assertThat(vendored.has("target/mathlib-1.4.0-natives.jar")).isFalse();
    }

    @Test
    void theListOfCratesCanBeTurnedOff() {
        TestProject plain = TestProject.copy("mathlib", "inventory-off");
        plain.maven().succeeds("package", "-Dferrule.sbom=false");
        assertThat(plain.jar("target/mathlib-1.4.0-natives.jar").files())
                .noneMatch(it -> it.startsWith("META-INF/sbom") || it.startsWith("META-INF/licenses"));
    }

    private static String hash() throws Exception {
        Component library =
                new JsonParser().parse(jar.bytes(BILL)).getMetadata().getComponent();
        return library.getHashes().get(0).getValue();
    }

    private static String sha256OfTheLibrary() throws Exception {
        byte[] library = jar.bytes("linux-x86-64/libmathlib.so");
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(library));
    }

    private static String serialNumber(String bill) throws Exception {
        return new JsonParser().parse(bill.getBytes(StandardCharsets.UTF_8)).getSerialNumber();
    }

    private static String text(String name) {
        return new String(jar.bytes(name), StandardCharsets.UTF_8);
    }
}
