package io.github.ferrule.plugin.build.cargo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RustcCallTest {

    @Test
    void readsACallAsCargoPrintsItOnUnix() {
        RustcCall call = RustcCall.parse(
                        "     Running `CARGO_PKG_AUTHORS='' MACOSX_DEPLOYMENT_TARGET=13.3 /rust/bin/rustc --crate-name probe"
                                + " --check-cfg 'cfg(docsrs,test)' --target aarch64-apple-darwin -L dependency=/t/deps"
                                + " --cfg 'greeting=\"good morning\"' --cfg 'it'\\''s'`")
                .orElseThrow();
        assertThat(call.option("--target")).contains("aarch64-apple-darwin");
        assertThat(call.variable("MACOSX_DEPLOYMENT_TARGET")).contains("13.3");
        assertThat(call.variable("CARGO_PKG_AUTHORS")).hasValue("");
        assertThat(call.flags("/t")).hasValue(List.of("--cfg", "greeting=\"good morning\"", "--cfg", "it's"));
    }

    @Test
    void readsACallAsCargoPrintsItOnWindows() {
        RustcCall call = RustcCall.parse("     Running `C:\\rust\\rustc.exe --crate-name probe --target x -L"
                        + " dependency=C:\\t\\deps --cfg \"greeting=\\\"good morning\\\"\"`")
                .orElseThrow();
        assertThat(call.words()).startsWith("C:\\rust\\rustc.exe");
        assertThat(call.flags("C:\\t")).hasValue(List.of("--cfg", "greeting=\"good morning\""));
    }

    @Test
    void aUsersOwnFolderOfDependenciesIsAFlag() {
        RustcCall call = RustcCall.parse(
                        "     Running `rustc --crate-name probe -L dependency=/t/deps -L dependency=/mine`")
                .orElseThrow();
        assertThat(call.flags("/t")).hasValue(List.of("-L", "dependency=/mine"));
        assertThat(call.flags("/elsewhere")).isEmpty();
    }

    @Test
    void leavesOtherLinesAlone() {
        assertThat(RustcCall.parse("    Checking probe v0.0.0 (/tmp/probe)")).isEmpty();
    }
}
