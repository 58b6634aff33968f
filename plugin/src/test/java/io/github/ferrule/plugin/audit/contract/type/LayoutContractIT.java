package io.github.ferrule.plugin.audit.contract.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ferrule.plugin.audit.contract.type.Layouts.OtherMemory;
import io.github.ferrule.plugin.audit.contract.type.Layouts.Plain;
import io.github.ferrule.plugin.audit.contract.type.Layouts.SameMemory;
import io.github.ferrule.plugin.audit.contract.type.Layouts.Stdcall;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The crate in {@code src/test/rust/surface} against declarations that lay out the same memory, or that do not. */
class LayoutContractIT {

    private static final TargetTriple LINUX = TargetTriple.parse("x86_64-unknown-linux-gnu");
    private static final TargetTriple LINUX_32 = TargetTriple.parse("i686-unknown-linux-gnu");
    private static final TargetTriple MAINFRAME = TargetTriple.parse("s390x-unknown-linux-gnu");
    private static final TargetTriple WINDOWS = TargetTriple.parse("x86_64-pc-windows-gnu");
    private static final TargetTriple WINDOWS_32 = TargetTriple.parse("i686-pc-windows-gnu");

    @Test
    void typesThatHoldTheSameMemoryAgree() {
        assertThat(Contracts.check(List.of(LINUX, MAINFRAME, WINDOWS), SameMemory.class))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void typesThatHoldOtherMemoryDiffer(Method method) {
        assertThat(Contracts.check(List.of(LINUX), List.of(method)))
                .as("%s", method)
                .isNotEmpty()
                .allMatch(TypeMismatch::certain);
    }

    static Stream<Method> typesThatHoldOtherMemoryDiffer() {
        return Arrays.stream(OtherMemory.class.getDeclaredMethods());
    }

    @Test
    void stdcallIsNeededOnThirtyTwoBitWindowsOnly() {
        assertThat(Contracts.check(List.of(LINUX, LINUX_32, WINDOWS), Stdcall.class))
                .isEmpty();
        assertThat(Contracts.check(List.of(LINUX, WINDOWS_32), Stdcall.class))
                .extracting(
                        it -> it.signature().method(),
                        TypeMismatch::reason,
                        TypeMismatch::targets,
                        TypeMismatch::remedy)
                .containsExactly(tuple(
                        "add_int",
                        "is extern \"C\" in Rust, and called as extern \"system\"",
                        List.of(WINDOWS_32),
                        "declare in Rust  extern \"system\" fn add_int(a: i32, b: i32) -> i32"));
        assertThat(Contracts.check(List.of(LINUX, WINDOWS_32), Plain.class))
                .filteredOn(TypeMismatch::certain)
                .extracting(it -> it.signature().method(), TypeMismatch::reason, TypeMismatch::targets)
                .containsExactlyInAnyOrder(
                        tuple(
                                "windows_add",
                                "is extern \"system\" in Rust, and called as extern \"C\"",
                                List.of(WINDOWS_32)),
                        tuple(
                                "each",
                                "parameter 1 (callback) is a callback as extern \"system\" in Java, and as extern \"C\" in"
                                        + " Rust",
                                List.of(WINDOWS_32)));
    }

    @Test
    void theConventionOfRustIsARiskForNumbersAndWrongForStructs() {
        assertThat(Contracts.check(List.of(LINUX), Plain.class)).singleElement().satisfies(it -> {
            assertThat(it.signature().method()).isEqualTo("rust_add");
            assertThat(it.certain()).isFalse();
            assertThat(it.reason()).isEqualTo("is not extern \"C\": Rust does not promise how it passes arguments");
            assertThat(it.remedy()).isEqualTo("declare in Rust  extern \"C\" fn rust_add(a: i64, b: i64) -> i64");
        });
        assertThat(Contracts.check(List.of(LINUX), OtherMemory.class))
                .filteredOn(it -> it.signature().method().equals("rust_norm"))
                .singleElement()
                .matches(TypeMismatch::certain)
                .extracting(TypeMismatch::reason)
                .isEqualTo("is extern \"Rust\" in Rust, and called as extern \"C\"");
    }
}
