package io.github.ferrule.plugin.audit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.audit.contract.type.DeclaredMethods;
import io.github.ferrule.plugin.audit.contract.type.JavaClasses;
import io.github.ferrule.plugin.audit.contract.type.TypeContract;
import io.github.ferrule.plugin.audit.contract.type.TypeMismatch;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.surface.FixtureSurface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls through the foreign function API, read from bytecode and compared with the crate in {@code src/test/rust/surface}. */
class ForeignContractIT {

    private static final TargetTriple LINUX = TargetTriple.parse("x86_64-unknown-linux-gnu");
    private static final TargetTriple WINDOWS = TargetTriple.parse("x86_64-pc-windows-gnu");

    @TempDir
    static Path folder;

    private static ForeignFixture calls;

    @BeforeAll
    static void compile() throws Exception {
        calls = ForeignFixture.compile("calls", folder.resolve("calls"));
    }

    @Test
    void rightLinksPass() throws IOException {
        assertThat(check(calls, "calls/Right", LINUX)).isEmpty();
    }

    @Test
    void everyWrongLinkIsNamedWithItsLine() throws IOException {
        List<Integer> wrong = new ArrayList<>();
        List<String> lines = Files.readAllLines(Path.of("src/test/ffm/calls/Wrong.java"));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("Library.link(")) {
                wrong.add(i + 1);
            }
        }
        assertThat(wrong).hasSizeGreaterThanOrEqualTo(45);

        List<TypeMismatch> found = check(calls, "calls/Wrong", LINUX);

        assertThat(found).allMatch(TypeMismatch::certain);
        assertThat(new TreeSet<>(found.stream().map(it -> it.signature().line()).toList()))
                .containsExactlyElementsOf(wrong);
        assertThat(found).allSatisfy(it -> {
            assertThat(it.signature().sourceFile()).isEqualTo("Wrong.java");
            assertThat(it.function()).contains("src/lib.rs:");
            assertThat(it.remedy()).startsWith("link it with  FunctionDescriptor.of");
        });
    }

    @Test
    void bothSidesAndTheRightDescriptorAreShown() throws IOException {
        assertThat(check(calls, "calls/Wrong", LINUX))
                .filteredOn(it -> it.javaDeclaration().contains("(JAVA_DOUBLE, JAVA_FLOAT, JAVA_DOUBLE)"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.signature().subject()).isEqualTo("calls.Wrong: mean");
                    assertThat(it.reason())
                            .isEqualTo("parameter 1 (a) is a float of 32 bits in Java, and a float of 64 bits in Rust"
                                    + " (f64)");
                    assertThat(it.remedy())
                            .isEqualTo("link it with  FunctionDescriptor.of(JAVA_DOUBLE, JAVA_DOUBLE, JAVA_DOUBLE)");
                });
    }

    @Test
    void aDescriptorThatIsPastedFromTheMessageIsRight() throws Exception {
        Path source = folder.resolve("fixed/calls/Wrong.java");
        Files.createDirectories(source.getParent());
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("src/test/ffm/calls/Wrong.java")));
        for (TypeMismatch mismatch : check(calls, "calls/Wrong", LINUX)) {
            int line = mismatch.signature().line() - 1;
            lines.set(
                    line,
                    lines.get(line)
                            .replaceFirst(
                                    "FunctionDescriptor\\.of.*$",
                                    mismatch.suggestion().replace("$", "\\$") + ");"));
        }
        Files.write(source, lines);
        Path classes = folder.resolve("fixed/classes");
        Process javac = new ProcessBuilder(
                        ForeignFixture.jdk().resolve("bin/javac").toString(),
                        "-g",
                        "-d",
                        classes.toString(),
                        source.toString(),
                        "src/test/ffm/calls/Library.java")
                .inheritIO()
                .start();

        assertThat(javac.waitFor()).isZero();
        assertThat(check(new ForeignFixture(classes), "calls/Wrong", LINUX)).isEmpty();
    }

    @Test
    void jextractsOutputIsRead() throws Exception {
        ForeignFixture jextract = ForeignFixture.compile("jextract", folder.resolve("jextract"));
        SymbolContract contract = jextract.contract("surface");

        assertThat(contract.required())
                .extracting(RequiredSymbol::name)
                .containsExactlyInAnyOrder(
                        "add", "big", "not", "medium", "norm", "visit", "nothing", "origin", "strlen");
        assertThat(contract.required()).allMatch(RequiredSymbol::mayBeOfTheSystem);
        assertThat(contract.unread()).isEmpty();
        assertThat(check(jextract, "jextract/", LINUX)).isEmpty();
        assertThat(check(jextract, "jextract/", LINUX, WINDOWS)).isEmpty();
        assertThat(declared(jextract, contract).signatures()).hasSize(9);
    }

    @Test
    void uniffisOutputIsRead() throws Exception {
        ForeignFixture uniffi = ForeignFixture.compile("uniffi", folder.resolve("uniffi"));
        SymbolContract contract = uniffi.contract("surface");

        assertThat(contract.required())
                .extracting(RequiredSymbol::name)
                .containsExactlyInAnyOrder("add", "medium", "norm", "parser_free");
        assertThat(contract.unread()).isEmpty();
        assertThat(declared(uniffi, contract).signatures()).hasSize(4);
        assertThat(check(uniffi, "uniffi/", LINUX)).isEmpty();
    }

    @Test
    void constantsAreFollowedAndWhatIsComputedIsCounted() throws Exception {
        SymbolContract contract =
                ForeignFixture.compile("styles", folder.resolve("styles")).contract("acme");

        assertThat(contract.required())
                .extracting(RequiredSymbol::name)
                .containsExactlyInAnyOrder(
                        "in_constructor", "in_method", "through_helper", "acme_square", "optional_feature");
        assertThat(contract.unread())
                .containsExactly(
                        "styles.Styles: 2 symbol names that the program computes",
                        "styles.Styles: the types of 3 foreign functions, which the program computes");
    }

    private static List<TypeMismatch> check(ForeignFixture fixture, String classes, TargetTriple... targets)
            throws IOException {
        SymbolContract contract = fixture.contract("surface");
        return new TypeContract(FixtureSurface.get(), List.of(targets))
                .check(declared(fixture, contract)).stream()
                        .filter(it -> it.signature().className().startsWith(classes))
                        .toList();
    }

    private static DeclaredMethods declared(ForeignFixture fixture, SymbolContract contract) {
        return DeclaredMethods.read(new JavaClasses(fixture.source()), contract.methods(), contract.calls());
    }
}
