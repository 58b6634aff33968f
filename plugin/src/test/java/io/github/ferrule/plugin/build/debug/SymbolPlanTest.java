package io.github.ferrule.plugin.build.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each platform keeps its debug symbols in a form of its own. */
class SymbolPlanTest {

    private static final List<TargetTriple> TARGETS = Stream.of(
                    "x86_64-unknown-linux-gnu",
                    "x86_64-pc-windows-gnu",
                    "x86_64-pc-windows-msvc",
                    "aarch64-apple-darwin")
            .map(TargetTriple::parse)
            .toList();

    @Test
    void aPlatformsOwnFormIsMadeByItsOwnTool() {
        assertThat(plan(Optional.of("llvm-objcopy"), true).describe())
                .containsExactly(
                        "  debug symbols of aarch64-apple-darwin -> collected by dsymutil",
                        "  debug symbols of x86_64-pc-windows-gnu -> extracted by llvm-objcopy",
                        "  debug symbols of x86_64-pc-windows-msvc -> written by the linker",
                        "  debug symbols of x86_64-unknown-linux-gnu -> extracted by llvm-objcopy");
    }

    @Test
    void aMacIsNotNeededForTheRestAndTheLibraryIsStrippedAllTheSame() {
        SymbolPlan plan = plan(Optional.of("llvm-objcopy"), false);
        assertThat(plan.describe()).anyMatch(line -> line.contains("aarch64-apple-darwin -> none: dsymutil"));
        TargetRequest mac = TargetRequest.of(TargetSpec.parse("aarch64-apple-darwin"));
        assertThat(plan.applyTo(List.of(mac)).get(0).rustflags()).containsExactly("-C", "strip=symbols");
    }

    @Test
    void withoutObjcopyTheToolIsNamedBeforeAnythingIsBuilt() {
        assertThatThrownBy(() -> plan(Optional.empty(), true))
                .hasMessageContaining("FERRULE-130")
                .hasMessageContaining("rustup component add llvm-tools");
    }

    private static SymbolPlan plan(Optional<String> objcopy, boolean dsymutil) {
        return SymbolPlan.of(DebugLevel.LINES, TARGETS, target -> objcopy, dsymutil);
    }
}
