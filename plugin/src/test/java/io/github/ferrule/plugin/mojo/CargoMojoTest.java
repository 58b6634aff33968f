package io.github.ferrule.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CargoMojoTest {

    @Test
    void aToolchainMayBeWrittenAsForRustupsCommandLine() {
        DoctorMojo goal = new DoctorMojo();
        assertThat(goal.chosenToolchain()).isEmpty();
        goal.toolchain = "+1.85";
        assertThat(goal.chosenToolchain()).contains("1.85");
    }
}
