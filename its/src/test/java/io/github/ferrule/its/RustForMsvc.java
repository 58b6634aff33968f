package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.TestProject;
import java.nio.file.Path;

/** A toolchain that pretends to have the standard library for msvc, which the mirror does not serve. */
record RustForMsvc(Path home) {

    static RustForMsvc installedFor(TestProject project) {
        Path home = project.path("rustup-home").toAbsolutePath();
        BedProgram rustup = BedProgram.rust("rustup").with("RUSTUP_HOME", home.toString());
        rustup.run(project.path("."), "toolchain", "install", "stable", "--profile", "minimal", "--no-self-update");
        rustup.run(project.path("."), "default", "stable");
        Path toolchain = home.resolve("toolchains/stable-x86_64-unknown-linux-gnu");
        assertThat(toolchain
                        .resolve("lib/rustlib/x86_64-pc-windows-msvc/lib")
                        .toFile()
                        .mkdirs())
                .isTrue();
        return new RustForMsvc(home);
    }
}
