package io.github.ferrule.loader;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.ferrule.loader.problem.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Enforces {@code docs/decisions/010-loader-packages.md}. */
class ArchitectureTest {
    private static final String ROOT = "io.github.ferrule.loader";
    private static final JavaClasses LOADER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static void only(String slice, String... mayUse) {
        String[] allowed = new String[mayUse.length + 2];
        allowed[0] = ROOT + "." + slice + "..";
        allowed[1] = "java..";
        for (int i = 0; i < mayUse.length; i++) {
            allowed[i + 2] = mayUse[i].startsWith("com.") ? mayUse[i] : ROOT + "." + mayUse[i] + "..";
        }
        classes()
                .that()
                .resideInAPackage(ROOT + "." + slice + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(LOADER);
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        only("problem");
        only("platform");
        only("spi");
        only("settings", "problem", "platform");
        only("bundle", "problem", "platform", "spi");
        only("faststart", "problem", "platform", "settings", "com.sun.jna..");
        only("store", "problem", "platform", "settings", "bundle", "faststart");
        only("locate", "problem", "platform", "settings", "bundle", "store");
        only("open", "problem", "platform", "settings", "bundle", "faststart", "store", "locate", "com.sun.jna..");
        only("diagnose", "problem", "platform", "settings", "bundle", "store", "locate", "open");
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(LOADER);
    }

    @Test
    void onlyTheEndOfTheWaySeesJna() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".open..", ROOT + ".faststart..", ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..")
                .check(LOADER);
    }

    @Test
    void nothingStartsAProcessOrLogs() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "java.util.regex..", "org.slf4j..")
                .check(LOADER);
    }

    @Test
    void everyPackageDescribesItsPurpose() {
        Set<String> packages = new TreeSet<>();
        LOADER.forEach(type -> packages.add(type.getPackageName()));
        assertThat(packages)
                .allSatisfy(name -> assertThat(Path.of("src/main/java", name.replace('.', '/'), "package-info.java"))
                        .exists());
    }

    @Test
    void everyCodeHasAnEntryInTheTroubleshootingPage() throws Exception {
        String page = Files.readString(Path.of("../docs/troubleshooting.md"));
        for (Code code : Code.values()) {
            assertThat(page).contains("### " + code.text());
        }
    }
}
