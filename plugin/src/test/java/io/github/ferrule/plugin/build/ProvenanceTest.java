package io.github.ferrule.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProvenanceTest {

    @Test
    void credentialsInUrlsDoNotLeaveTheMachine() {
        List<String> flags = List.of(
                "--cfg=registry=\"https://user:secret@registry.example/index\"",
                "-C",
                "link-arg=git+ssh://token@host/x",
                "a@b");

        assertThat(new Provenance("1.96.0", "cargo", "release", List.of(), flags).rustflags())
                .containsExactly(
                        "--cfg=registry=\"https://***@registry.example/index\"",
                        "-C",
                        "link-arg=git+ssh://***@host/x",
                        "a@b");
    }
}
