package io.github.ferrule.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CargoMojoTest {

    @Test
    void aToolchainMayHaveThePlusSignOfRustupsCommandLine() {
        assertThat(CargoMojo.rustupName(null)).isEmpty();
        assertThat(CargoMojo.rustupName("1.85")).contains("1.85");
        assertThat(CargoMojo.rustupName("+1.85")).contains("1.85");
    }
}
