package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.maven.TestProject;
import org.junit.jupiter.api.Test;

class CleanIT {

    @Test
    void cargosFolderSurvivesMavensCleanUnlessTheGoalIsBound() {
        TestProject project = TestProject.copy("mathlib", "clean");
        project.maven().unoptimized().succeeds("ferrule:build");
        project.maven().succeeds("clean");
        assertThat(project.has("target")).isFalse();
        assertThat(project.has("src/main/rust/target/release")).isTrue();

        project.edit("pom.xml", pom -> pom.replace("<goal>build</goal>", "<goal>build</goal><goal>clean</goal>"));
        project.maven().succeeds("clean", "-Dferrule.cleanCargo=false");
        assertThat(project.has("src/main/rust/target/release")).isTrue();
        project.maven().succeeds("clean");
        assertThat(project.has("src/main/rust/target")).isFalse();
        project.maven().succeeds("clean");
    }
}
