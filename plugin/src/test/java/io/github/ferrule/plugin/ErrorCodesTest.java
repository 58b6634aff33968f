package io.github.ferrule.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.ferrule.plugin.audit.FindingCode;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plugin's codes, the code that raises them, and the page that explains them. */
class ErrorCodesTest {

    private static final String OF_THE_LOADER = "FERRULE-2";

    @Test
    void theTroubleshootingPageHasAnEntryForEachCodeAndForNoOther() throws IOException {
        List<String> headings = Files.readAllLines(Path.of("../docs/troubleshooting.md")).stream()
                .filter(line -> line.startsWith("### FERRULE-"))
                .map(line -> line.substring("### ".length()))
                .filter(code -> !code.startsWith(OF_THE_LOADER))
                .toList();
        assertThat(headings)
                .containsExactlyInAnyOrderElementsOf(
                        codes().map(Object::toString).toList());
    }

    @Test
    void everyCodeIsRaised() {
        List<String> raised = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.github.ferrule.plugin")
                        .stream()
                        .filter(it -> !isEnumOfCodes(it))
                        .flatMap(it -> it.getFieldAccessesFromSelf().stream())
                        .filter(it -> isEnumOfCodes(it.getTargetOwner()))
                        .map(JavaFieldAccess::getName)
                        .distinct()
                        .toList();
        assertThat(raised).containsAll(codes().map(Enum::name).toList());
    }

    private static boolean isEnumOfCodes(JavaClass type) {
        return type.isEquivalentTo(ProblemCode.class) || type.isEquivalentTo(FindingCode.class);
    }

    private static Stream<Enum<?>> codes() {
        return Stream.concat(Arrays.stream(ProblemCode.values()), Arrays.stream(FindingCode.values()));
    }
}
