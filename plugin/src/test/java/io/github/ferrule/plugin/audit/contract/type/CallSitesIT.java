package io.github.ferrule.plugin.audit.contract.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.audit.contract.foreign.ForeignCalls;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.surface.FixtureSurface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code that passes null to a reference of Rust, or counts with a number as if it had a sign. */
class CallSitesIT {

    @Test
    void codeThatIsRightPasses() throws IOException {
        assertThat(check(Calls.Right.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Null         | true  | parameter 1 (parser) is null in io.github.ferrule.plugin.audit.contract.type.Calls.Null.direct (Calls.java:47), and never null in Rust",
                "NullVariable | true  | parameter 1 (parser) is null in io.github.ferrule.plugin.audit.contract.type.Calls.NullVariable.overVariable (Calls.java:54), and never null in Rust",
                "Widened      | false | the result has no sign in Rust (u32), and io.github.ferrule.plugin.audit.contract.type.Calls.Widened.widened (Calls.java:60) uses it with one",
                "Counted      | false | the result has no sign in Rust (u16), and io.github.ferrule.plugin.audit.contract.type.Calls.Counted.counted (Calls.java:67) uses it with one",
            })
    void whatCodeDoesWrongIsNamedWithItsLine(String type, boolean certain, String reason) throws Exception {
        assertThat(check(Class.forName(Calls.class.getName() + "$" + type)))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.reason()).isEqualTo(reason);
                    assertThat(it.certain()).isEqualTo(certain);
                });
    }

    /** Leaves out what the declarations alone show. */
    private static List<TypeMismatch> check(Class<?> caller) throws IOException {
        List<BoundMethod> bound = Arrays.stream(Calls.Functions.class.getDeclaredMethods())
                .map(Contracts::bound)
                .toList();
        JavaClasses classes = Contracts.classes(CallSitesIT.class.getClassLoader());
        CallSites sites = new CallSites(classes, bound);
        sites.add(Files.readAllBytes(
                Path.of("target/test-classes", caller.getName().replace('.', '/') + ".class")));
        List<TargetTriple> targets = List.of(TargetTriple.parse("x86_64-unknown-linux-gnu"));
        TypeContract contract = new TypeContract(FixtureSurface.get(), targets);
        List<String> always = contract.check(DeclaredMethods.read(classes, bound, ForeignCalls.NONE)).stream()
                .map(TypeMismatch::reason)
                .toList();
        return contract.check(DeclaredMethods.read(classes, bound, ForeignCalls.NONE, sites)).stream()
                .filter(it -> !always.contains(it.reason()))
                .toList();
    }
}
