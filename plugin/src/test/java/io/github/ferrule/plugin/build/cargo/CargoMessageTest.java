package io.github.ferrule.plugin.build.cargo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.cargo.CargoMessage.Artifact;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CargoMessageTest {

    @Test
    void readsAnArtifact() {
        String line =
                "{\"reason\":\"compiler-artifact\",\"package_id\":\"path+file:///c#m@0.1.0\",\"manifest_path\":\"/c/Cargo.toml\","
                        + "\"target\":{\"kind\":[\"cdylib\",\"rlib\"],\"crate_types\":[\"cdylib\",\"rlib\"],\"name\":\"m\"},"
                        + "\"filenames\":[\"/t/libm.so\",\"/t/libm.rlib\"],\"executable\":null,\"fresh\":true}";
        assertThat(CargoMessage.parse(line))
                .contains(new Artifact(
                        "path+file:///c#m@0.1.0",
                        Path.of("/c/Cargo.toml"),
                        List.of("cdylib", "rlib"),
                        List.of(Path.of("/t/libm.so"), Path.of("/t/libm.rlib")),
                        true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cargo:rerun-if-changed=build.rs",
                "{not json",
                "{}",
                "{\"reason\":\"compiler-artifact\"}",
                "{\"reason\":\"compiler-artifact\",\"package_id\":\"x\",\"manifest_path\":\"\\u0000\",\"target\":{}}",
                "{\"reason\":\"build-finished\",\"success\":true}",
                "{\"reason\":\"build-script-executed\",\"package_id\":\"x\"}"
            })
    void leavesOtherLinesAlone(String line) {
        assertThat(CargoMessage.parse(line)).isEmpty();
    }
}
