package io.github.ferrule.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.target.TargetSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The value of {@code ferrule.targets}. */
class TargetsTest {

    private final Targets targets = new Targets(
            Stream.of("x86_64-unknown-linux-gnu.2.17", "aarch64-unknown-linux-musl", "universal2-apple-darwin")
                    .map(TargetSpec::parse)
                    .map(TargetRequest::of)
                    .toList());

    @Test
    void aSystemStandsForItsTargets() {
        assertThat(selected("linux")).containsExactly("x86_64-unknown-linux-gnu.2.17", "aarch64-unknown-linux-musl");
        assertThat(selected("macos")).containsExactly("universal2-apple-darwin");
        assertThat(selected("windows, macos")).containsExactly("universal2-apple-darwin");
        assertThat(selected("x86_64-unknown-linux-gnu, linux"))
                .containsExactly("x86_64-unknown-linux-gnu.2.17", "aarch64-unknown-linux-musl");
    }

    @Test
    void aTripleNeedNotBeInThePom() {
        assertThat(selected("riscv64gc-unknown-linux-gnu")).containsExactly("riscv64gc-unknown-linux-gnu");
    }

    @Test
    void aSystemWithoutTargetsIsAnError() {
        assertThat(targets.hasNoneOf("windows,freebsd")).isTrue();
        assertThat(targets.hasNoneOf("windows,linux")).isFalse();
        assertThat(targets.hasNoneOf("x86_64-pc-windows-gnu")).isFalse();
        assertThat(new Targets(List.of()).hasNoneOf("linux"))
                .as("a pom without targets")
                .isFalse();
        assertThatThrownBy(() -> targets.select("windows"))
                .hasMessageContaining("no target of the pom is for windows")
                .hasMessageContaining("universal2-apple-darwin");
    }

    private List<String> selected(String only) {
        return targets.select(only).requests().stream()
                .map(target -> target.spec().toString())
                .toList();
    }
}
