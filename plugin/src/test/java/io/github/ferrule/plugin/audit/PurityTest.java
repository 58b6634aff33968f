package io.github.ferrule.plugin.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The audit turns values into values; files are opened at its rim. */
@AnalyzeClasses(
        packages = {"io.github.ferrule.plugin.audit.binary", "io.github.ferrule.plugin.audit"},
        importOptions = DoNotIncludeTests.class)
class PurityTest {

    @ArchTest
    static final ArchRule READERS_STAND_ALONE = classes()
            .that()
            .resideInAPackage("..plugin.audit.binary..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "..plugin.audit.binary..");

    @ArchTest
    static final ArchRule JUDGING_OPENS_NO_FILES = noClasses()
            .that()
            .resideInAnyPackage("..plugin.audit", "..plugin.audit.contract..", "..plugin.audit.binary..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.nio.file.Files")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("..plugin.audit.input..");

    @ArchTest
    static final ArchRule ONLY_THE_CONTRACT_READS_CLASSES = noClasses()
            .that()
            .resideOutsideOfPackage("..plugin.audit.contract..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.objectweb.asm..");
}
