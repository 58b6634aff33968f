package io.github.ferrule.plugin.bindings.uniffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.build.cargo.CargoMetadata;
import io.github.ferrule.plugin.build.cargo.CargoPackage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorTest {

    private static final CargoPackage STOCK = cargoPackage("stock", "uniffi", "");

    @ParameterizedTest
    @CsvSource({
        "KOTLIN, 0.30.0, uniffi-bindgen 0.30.0",
        "KOTLIN, 0.32.2, uniffi-bindgen 0.32.2",
        "KOTLIN, 1.0.0, uniffi-bindgen 1.0.0",
        "JAVA, 0.32.0, uniffi-bindgen-java 0.5.2"
    })
    void theReleaseFitsTheCrate(Language language, String uniffi, String generator) {
        assertThat(choose(language, uniffi, STOCK)).hasToString(generator);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.29.5", "0.30.0", "0.33.0", "1.32.0"})
    void javaIsRefusedForOtherReleases(String uniffi) {
        assertThatThrownBy(() -> choose(Language.JAVA, uniffi, STOCK))
                .hasMessageContaining("FERRULE-145  stock: no generator of Java fits uniffi " + uniffi)
                .hasMessageContaining("uniffi 0.32 and uniffi-bindgen-java 0.5.2")
                .hasMessageContaining("uniffi = \"0.32\"")
                .hasMessageContaining("-Dferrule.bindings.language=kotlin");
    }

    @Test
    void kotlinIsRefusedWhereNoGeneratorCanBeInstalled() {
        assertThatThrownBy(() -> choose(Language.KOTLIN, "0.28.3", STOCK))
                .hasMessageContaining("FERRULE-145  stock: no generator of Kotlin fits uniffi 0.28.3")
                .hasMessageContaining("uniffi = { version = \"0.28\", features = [\"cli\"] }")
                .hasMessageContaining("fn main() { uniffi::uniffi_bindgen_main() }");
    }

    @Test
    void anOldJavaIsRefused() {
        assertThatThrownBy(() -> Generator.choose(crate("0.32.2", STOCK), settings(Language.JAVA, 17)))
                .hasMessageContaining(
                        "FERRULE-145  stock: UniFFI's Java needs Java 22, and the project compiles for Java 17")
                .hasMessageContaining("<maven.compiler.release>22</maven.compiler.release>");
        assertThat(Generator.choose(crate("0.32.2", STOCK), settings(Language.KOTLIN, 17)))
                .hasToString("uniffi-bindgen 0.32.2");
    }

    @Test
    void theCratesOwnProgramComesFirst() {
        CargoPackage own = cargoPackage("stock", "uniffi", "uniffi-bindgen");

        assertThat(choose(Language.KOTLIN, "0.28.3", own))
                .hasToString("the program uniffi-bindgen of stock")
                .isInstanceOfSatisfying(
                        Generator.OwnProgram.class,
                        program ->
                                assertThat(program.target().requiredFeatures()).containsExactly("cli", "uniffi/cli"));
        assertThat(choose(Language.JAVA, "0.32.2", own))
                .as("UniFFI's own program generates no Java")
                .hasToString("uniffi-bindgen-java 0.5.2");
    }

    @Test
    void aProgramOfTheWorkspaceMayGenerateJava() {
        CargoPackage tool = cargoPackage("tool", "uniffi-bindgen-java", "uniffi-bindgen");
        CargoPackage named = cargoPackage("tool", "anyhow", "uniffi-bindgen-java");

        assertThat(choose(Language.JAVA, "0.28.3", STOCK, tool)).hasToString("the program uniffi-bindgen of tool");
        assertThat(choose(Language.JAVA, "0.28.3", STOCK, named))
                .hasToString("the program uniffi-bindgen-java of tool");
    }

    private static Generator choose(Language language, String uniffi, CargoPackage... packages) {
        return Generator.choose(crate(uniffi, packages), settings(language, 22));
    }

    private static UniffiSettings settings(Language language, int release) {
        return new UniffiSettings(
                language, Optional.empty(), "com.example.stock", "com.example.stock", OptionalInt.of(release));
    }

    private static UniffiCrate crate(String uniffi, CargoPackage... packages) {
        return new UniffiCrate("stock", UniffiVersion.parse(uniffi), packages[0], List.of(packages), List.of());
    }

    /** As cargo describes it. */
    private static CargoPackage cargoPackage(String name, String dependency, String program) {
        String bin = program.isEmpty()
                ? ""
                : ", {\"name\": \"%s\", \"crate_types\": [\"bin\"], \"required-features\": [\"cli\"]}"
                        .formatted(program);
        return CargoMetadata.parse("""
                        {"workspace_root": "/w", "target_directory": "/w/target", "packages": [{
                          "id": "%1$s", "name": "%1$s", "manifest_path": "/w/Cargo.toml",
                          "dependencies": [
                            {"name": "%2$s", "kind": null},
                            {"name": "uniffi-bindgen-java", "kind": "dev"},
                            {"name": "uniffi", "kind": "build"}
                          ],
                          "targets": [{"name": "%1$s", "crate_types": ["cdylib"]}%3$s]
                        }]}""".formatted(name, dependency, bin))
                .packages()
                .get(0);
    }

    @Test
    void onlyWhatTheLibraryUsesCounts() {
        assertThat(UniffiCrate.isOne(STOCK)).isTrue();
        assertThat(UniffiCrate.isOne(cargoPackage("tool", "anyhow", ""))).isFalse();
        assertThat(cargoPackage("stock", "uniffi", "uniffi-bindgen").program("uniffi-bindgen"))
                .hasValueSatisfying(
                        program -> assertThat(program.requiredFeatures()).containsExactly("cli"));
    }
}
