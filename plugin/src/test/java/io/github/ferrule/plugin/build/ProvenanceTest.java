package io.github.ferrule.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProvenanceTest {

    @Test
    void ofFlagsOnlyValuesThatCannotBeSecretLeaveTheMachine() {
        assertThat(recorded(
                        "--cfg=registry=\"https://user:se/cr@et@registry.example/index\"",
                        "--cfg",
                        "token=\"secret\"",
                        "-C",
                        "link-arg=git+ssh://secret@host/x",
                        "-Clink-args=--defsym=KEY=secret",
                        "--env-set",
                        "KEY=secret",
                        "-Lnative=/home/secret",
                        "-L",
                        "/home/secret",
                        "-lsecret",
                        "https://secret@host",
                        "secret=1"))
                .isEqualTo("--cfg=*** --cfg token=*** -C link-arg=*** -Clink-args=*** --env-set KEY=*** -Lnative=*** "
                        + "-L *** *** *** secret=***");
    }

    @Test
    void theFlagsThatExplainALibraryAreKept() {
        String flags =
                "-C target-cpu=native -Ctarget-feature=+crt-static --codegen=panic=abort --codegen lto -Dwarnings "
                        + "-W unused";
        assertThat(recorded(flags.split(" "))).isEqualTo(flags.replace("unused", "***"));
        assertThat(recorded(recorded(flags.split(" ")).split(" "))).isEqualTo(flags.replace("unused", "***"));
    }

    private static String recorded(String... flags) {
        return String.join(" ", new Provenance("1.96.0", "cargo", "release", List.of(), List.of(flags)).rustflags());
    }
}
