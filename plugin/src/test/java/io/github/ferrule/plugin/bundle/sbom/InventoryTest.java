package io.github.ferrule.plugin.bundle.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.Fingerprint;
import io.github.ferrule.plugin.build.Provenance;
import io.github.ferrule.plugin.build.cargo.DependencyTree;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.toolchain.RustToolchain;
import io.github.ferrule.plugin.bundle.license.CrateLicense;
import io.github.ferrule.plugin.support.process.ScriptedCommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The inventory of a library whose crates a scripted cargo lists. */
class InventoryTest {

    private static final TargetSpec TARGET = TargetSpec.parse("x86_64-unknown-linux-gnu");
    private static final String REGISTRY = "registry+https://github.com/rust-lang/crates.io-index";
    private static final String GIT = "git+https://user:s3cr3t@git.example.invalid/codec?rev=1#abcdef";

    @TempDir
    Path machine;

    private Path app;
    private Path library;

    @BeforeEach
    void prepare() throws IOException {
        app = Files.createDirectories(machine.resolve("app"));
        library = Files.createDirectories(machine.resolve("natives")).resolve("libapp.so");
        file("itoa/LICENSE-MIT", "MIT text");
        file("itoa/src/lib.rs", "");
        file("app/LICENSE", "our own text");
    }

    @Test
    void theBillListsTheCratesWithTheirLicensesAndTheHashOfTheLibrary() throws IOException {
        assertThat(inventory("aa11").bill().orElseThrow().json())
                .isEqualTo("""
                {
                  "bomFormat" : "CycloneDX",
                  "specVersion" : "1.6",
                  "serialNumber" : "urn:uuid:SERIAL",
                  "version" : 1,
                  "metadata" : {
                    "component" : {
                      "type" : "library",
                      "bom-ref" : "pkg:cargo/app@0.3.0",
                      "name" : "app",
                      "version" : "0.3.0",
                      "hashes" : [ {
                        "alg" : "SHA-256",
                        "content" : "aa11"
                      } ],
                      "properties" : [ {
                        "name" : "ferrule:target",
                        "value" : "x86_64-unknown-linux-gnu"
                      }, {
                        "name" : "ferrule:rustc",
                        "value" : "1.96.0"
                      }, {
                        "name" : "ferrule:profile",
                        "value" : "release"
                      } ]
                    }
                  },
                  "components" : [ {
                    "type" : "library",
                    "bom-ref" : "pkg:cargo/autocfg@1.4.0",
                    "name" : "autocfg",
                    "version" : "1.4.0",
                    "scope" : "excluded",
                    "licenses" : [ {
                      "expression" : "Apache-2.0 OR MIT"
                    } ],
                    "purl" : "pkg:cargo/autocfg@1.4.0"
                  }, {
                    "type" : "library",
                    "bom-ref" : "pkg:cargo/itoa@1.0.9",
                    "name" : "itoa",
                    "version" : "1.0.9",
                    "scope" : "required",
                    "licenses" : [ {
                      "license" : {
                        "name" : "see terms.txt"
                      }
                    } ],
                    "purl" : "pkg:cargo/itoa@1.0.9"
                  }, {
                    "type" : "library",
                    "bom-ref" : "pkg:cargo/itoa@1.0.9#2",
                    "name" : "itoa",
                    "version" : "1.0.9",
                    "scope" : "required",
                    "licenses" : [ {
                      "expression" : "MIT OR Apache-2.0"
                    } ],
                    "purl" : "pkg:cargo/itoa@1.0.9"
                  } ],
                  "dependencies" : [ {
                    "ref" : "pkg:cargo/app@0.3.0",
                    "dependsOn" : [ "pkg:cargo/itoa@1.0.9", "pkg:cargo/itoa@1.0.9#2", "pkg:cargo/autocfg@1.4.0" ]
                  }, {
                    "ref" : "pkg:cargo/autocfg@1.4.0",
                    "dependsOn" : [ ]
                  }, {
                    "ref" : "pkg:cargo/itoa@1.0.9",
                    "dependsOn" : [ ]
                  }, {
                    "ref" : "pkg:cargo/itoa@1.0.9#2",
                    "dependsOn" : [ ]
                  } ]
                }
                """.replace("SERIAL", serialNumber(inventory("aa11"))));
    }

    @Test
    void theSerialNumberIsThatOfTheContent() throws IOException {
        String first = serialNumber(inventory("aa11"));
        assertThat(serialNumber(inventory("aa11"))).isEqualTo(first);
        assertThat(serialNumber(inventory("bb22"))).isNotEqualTo(first);
    }

    @Test
    void theLicensesAreThoseOfWhatIsLinkedAndIsNotOurs() throws IOException {
        assertThat(inventory("aa11").bill().orElseThrow().licenses())
                .extracting(CrateLicense::toString)
                .containsExactly("itoa 1.0.9 (see terms.txt)", "itoa 1.0.9 (MIT OR Apache-2.0)");
    }

    @Test
    void theTextsOfLinkedCratesAreCopiedAndListed() throws IOException {
        Inventory inventory = inventory("aa11");
        assertThat(inventory.licenseTexts())
                .containsExactly(
                        inventory.licenses().resolve("app-0.3.0/LICENSE"),
                        inventory.licenses().resolve("itoa-1.0.9-2/LICENSE-MIT"));
        assertThat(inventory.folder().resolve(Inventory.SUMMARY)).content().isEqualTo("""
                app for x86_64-unknown-linux-gnu contains code of these crates and of Rust's standard library (MIT OR Apache-2.0):

                app 0.3.0  LICENSE UNKNOWN
                    app-0.3.0/LICENSE
                itoa 1.0.9  see its text
                    left out: itoa-1.0.9/terms.txt: not a file of the crate
                    the crate contains no license text
                itoa 1.0.9  MIT/Apache-2.0
                    itoa-1.0.9-2/LICENSE-MIT
                """);
    }

    @Test
    void aTextThatTwoCratesShareIsCopiedOnce() throws IOException {
        file("app/LICENSE", "MIT text");
        Inventory inventory = inventory("aa11");
        assertThat(inventory.licenseTexts())
                .containsExactly(inventory.licenses().resolve("app-0.3.0/LICENSE"));
        assertThat(inventory.folder().resolve(Inventory.SUMMARY)).content().endsWith("""
                itoa 1.0.9  MIT/Apache-2.0
                    app-0.3.0/LICENSE
                """);
    }

    /** The folder next to the library travels between machines. */
    @Test
    void noFileHoldsTheCredentialsOfARepository() throws IOException {
        try (var files = Files.walk(inventory("aa11").folder())) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("s3cr3t"));
        }
    }

    @Test
    void anInventoryThatIsStillRightIsNotWrittenAgain() throws IOException {
        Path bill = inventory("aa11").folder().resolve(Inventory.BILL);
        Files.writeString(bill, "as it was");
        assertThat(inventory("aa11").folder().resolve(Inventory.BILL)).content().isEqualTo("as it was");
        file("itoa/NOTICE", "a new text");
        assertThat(inventory("aa11").folder().resolve(Inventory.BILL)).content().contains("CycloneDX");
        assertThat(inventory("aa11").licenses().resolve("itoa-1.0.9-2/NOTICE")).exists();
        Files.delete(machine.resolve("itoa/NOTICE"));
        assertThat(inventory("aa11").licenses().resolve("itoa-1.0.9-2/NOTICE")).doesNotExist();
    }

    private Inventory inventory(String sha256) throws IOException {
        Inventory inventory = Inventory.of(library(sha256));
        inventory.update(library(sha256), LibraryCrates.of(tree()));
        return inventory;
    }

    private BuiltLibrary library(String sha256) {
        Provenance provenance = new Provenance("1.96.0", "cargo", "release", List.of(), List.of());
        return new BuiltLibrary(TARGET, "app", library, new Fingerprint(4, sha256, "00000000"), provenance);
    }

    private DependencyTree tree() {
        String metadata = "cargo metadata --format-version 1 --filter-platform x86_64-unknown-linux-gnu --offline";
        ScriptedCommandRunner cargo =
                new ScriptedCommandRunner().print(metadata, """
                {"workspace_root": "%1$s/app", "workspace_members": ["path+file:///app#0.3.0"], "packages": [
                  {"id": "path+file:///app#0.3.0", "name": "app", "version": "0.3.0", "source": null,
                   "license": null, "license_file": null, "targets": [{"kind": ["cdylib"]}],
                   "manifest_path": "%1$s/app/Cargo.toml"},
                  {"id": "%2$s#itoa@1.0.9", "name": "itoa", "version": "1.0.9", "source": "%2$s",
                   "license": "MIT/Apache-2.0", "license_file": null, "targets": [{"kind": ["lib"]}],
                   "manifest_path": "%1$s/itoa/Cargo.toml"},
                  {"id": "%2$s#serde@1.0.0", "name": "autocfg", "version": "1.4.0", "source": "%2$s",
                   "license": "Apache-2.0 OR MIT", "license_file": null, "targets": [{"kind": ["lib"]}],
                   "manifest_path": "%1$s/autocfg/Cargo.toml"},
                  {"id": "%3$s", "name": "itoa", "version": "1.0.9", "source": "%3$s",
                   "license": null, "license_file": "../../terms.txt", "targets": [{"kind": ["lib"]}],
                   "manifest_path": "%1$s/git/codec/Cargo.toml"},
                  {"id": "%2$s#criterion@1.0.0", "name": "criterion", "version": "1.0.0", "source": "%2$s",
                   "license": "MIT", "license_file": null, "targets": [{"kind": ["lib"]}],
                   "manifest_path": "%1$s/criterion/Cargo.toml"}],
                 "resolve": {"nodes": [
                  {"id": "path+file:///app#0.3.0", "deps": [
                   {"pkg": "%2$s#itoa@1.0.9", "dep_kinds": [{"kind": null, "target": null}]},
                   {"pkg": "%3$s", "dep_kinds": [{"kind": null, "target": null}]},
                   {"pkg": "%2$s#serde@1.0.0", "dep_kinds": [{"kind": "build", "target": null}]},
                   {"pkg": "%2$s#criterion@1.0.0", "dep_kinds": [{"kind": "dev", "target": null}]}]},
                  {"id": "%2$s#itoa@1.0.9", "deps": []},
                  {"id": "%2$s#serde@1.0.0", "deps": []},
                  {"id": "%2$s#criterion@1.0.0", "deps": []},
                  {"id": "%3$s", "deps": []}]}}
                """.formatted(machine, REGISTRY, GIT));
        return new RustToolchain(cargo, app, Optional.empty())
                .dependencies(List.of(TARGET.triple()), List.of("--offline"))
                .tree("path+file:///app#0.3.0");
    }

    private static String serialNumber(Inventory inventory) throws IOException {
        return inventory.bill().orElseThrow().json().replaceFirst("(?s).*urn:uuid:([0-9a-f-]{36}).*", "$1");
    }

    private void file(String name, String text) throws IOException {
        Path file = machine.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
